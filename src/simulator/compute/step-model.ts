import type { CollectivePlan } from '../collectives/collective-plan.ts';
import type { Assumption } from '../simulation-input.ts';

/** Parts of one step, seconds. Overlapped communication counts only what is exposed. */
export interface StepParts {
  gemm: number;
  attention: number;
  expertWeights: number;
  collectives: number;
  /** Waiting for the slowest data-parallel rank, or the most loaded expert. */
  imbalance: number;
  /** Pipeline bubble. */
  bubble: number;
  host: number;
}

/**
 * Time of one engine step of one replica, as a function of what is in it. The same object serves estimate and simulate.
 * A step's time = shared parts (by token counts) + attention of the slowest data-parallel rank + host.
 */
export interface StepModel {
  /** Data-parallel attention ranks that step in lock step (1 without DP-attention). */
  readonly dataParallelCount: number;
  /** From a request's arrival until the engine's scheduler sees it. */
  readonly requestSeconds: number;
  /** KV bytes that a further token of a long context adds over all ranks, each held once, all layers. */
  readonly kvBytesPerToken: number;
  /** Bytes of a sequence over all ranks, each held once: what a transfer must carry, windows and states included. */
  kvBytes(contextTokens: number): number;
  /** Tokens of KV that one data-parallel rank can hold, after weights, activations and reserve. 0 or less: does not fit. */
  readonly kvCapacityTokens: number;
  /** What the windows and states of a sequence of so many tokens take of that capacity, in tokens; 0 where all KV grows. */
  kvOverheadTokens(contextTokens: number): number;
  /** Bytes on one device, for diagnostics. */
  readonly memory: {
    readonly weightsBytes: number;
    readonly reservedBytes: number;
    readonly kvBytes: number;
    readonly capacityBytes: number;
  };
  readonly assumptions: readonly Assumption[];

  /**
   * Everything but the attention of requests: projections, feed-forward, experts, collectives, head, host, bubble; written
   * into `out`. `out.attention` is what the step's attention kernels take to start, whatever they read: the attention of the
   * requests (below) is to be ADDED to it. A step with more tokens than samples has prefill in it.
   *
   * @param maxRankTokens new tokens of the fullest data-parallel rank
   * @param totalTokens new tokens over all data-parallel ranks
   * @param sampledCount sequences that sample a token in this step, on the fullest rank
   * @param shareFraction what the collectives get of their uncontended rate, (0, 1]
   */
  sharedParts(maxRankTokens: number, totalTokens: number, sampledCount: number, shareFraction: number, out: StepParts): void;

  /**
   * Attention of a decode batch on one rank: piecewise linear in `contextTokens` between fixed knots, in both engines.
   *
   * @param batchCount sequences
   * @param contextTokens sum of their context lengths
   * @param queryTokens new tokens of each sequence: 1, or 1 + γ in a verify step; default 1
   */
  decodeAttentionSeconds(batchCount: number, contextTokens: number, queryTokens?: number): number;
  /** The smallest knot above `contextTokens`: up to it, decodeAttentionSeconds of this batch is a straight line. */
  nextKnotTokens(contextTokens: number, batchCount: number): number;

  /**
   * Attention of one prefill chunk on one rank: `newTokens` after `cachedTokens` of the same request. The kernel's start is in
   * sharedParts, once per step: add up the chunks of a rank.
   */
  prefillAttentionSeconds(newTokens: number, cachedTokens: number): number;

  /** Collectives that a step runs, with payload per rank and call as a function of tokens, and calls per step. */
  readonly collectives: readonly {
    readonly plan: CollectivePlan;
    readonly callsPerStep: number;
    payloadBytes(maxRankTokens: number, totalTokens: number): number;
  }[];
}
