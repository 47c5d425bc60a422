import { type SchedulerConfig, type SchedulerKind, schedulers } from '../scheduling/index.ts';
import type { PoolInput } from '../simulation-input.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** Steps that a prompt is computed in, in the mean, if it has them for itself. */
export function meanChunkCount({ scheduler }: PoolInput, sample: WorkloadSample): number {
  const kind = schedulers.get(scheduler.kind) as SchedulerKind<SchedulerConfig>;
  let chunks = 0;
  for (let request = 0; request < sample.count; request += 1) {
    const tokens = sample.inputTokens[request] - sample.cachedTokens[request];
    chunks += Math.max(1, Math.ceil(tokens / kind.chunkTokens(scheduler)));
  }
  return chunks / sample.count;
}
