import type { StepParts } from '../compute/index.ts';
import type { DecodeState } from './decode-batch.ts';
import type { PrefillResult } from './prefill-queue.ts';

/** Steady state of one pool. */
export interface PoolState {
  readonly prefill: PrefillResult | null;
  readonly decode: DecodeState | null;
  /** Time between two tokens of a sequence, steps with prompts included. */
  readonly tokenSeconds: number;
  /** Of it, what the steps with prompts add. */
  readonly promptPartsPerToken: Readonly<StepParts> | null;
  /** Load over capacity of the tighter of prefill and decode. 1 or more: no steady state. */
  readonly utilization: number;
  readonly busyFraction: number;
  readonly meanBatch: number;
  readonly kvOccupancyFraction: number;
  /** Per second and replica, of each collective of the step. */
  readonly payloadBytesPerSecond: readonly number[];
}
