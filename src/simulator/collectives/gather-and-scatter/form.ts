import type { Result } from '../../../base/result.ts';
import type { Unreachable } from '../../network/index.ts';
import type { AlgorithmInput, Candidate, CollectiveAlgorithm } from '../algorithm.ts';
import type { Timing } from '../timings/index.ts';

/** The two operations, each the other backwards. Payload S is the whole, of which each rank holds an n-th before or after. */
export type GatherOrScatter = 'all-gather' | 'reduce-scatter';

/** What the fits say for one of the two. */
export function timingOf(input: AlgorithmInput, operation: GatherOrScatter): Timing {
  return operation === 'all-gather' ? input.timings.allGather : input.timings.reduceScatter;
}

/** One way to run both. */
export interface Form {
  readonly kind: string;
  readonly name: string;
  readonly from: CollectiveAlgorithm['from'];
  plan(input: AlgorithmInput, operation: GatherOrScatter, label: string): Result<Candidate, Unreachable> | null;
}

/** The form as an algorithm of one of the two. */
export function algorithmOf(form: Form, operation: GatherOrScatter): CollectiveAlgorithm {
  const label = `${form.name} ${operation}`;
  return { kind: form.kind, label, from: form.from, plan: (input) => form.plan(input, operation, label) };
}
