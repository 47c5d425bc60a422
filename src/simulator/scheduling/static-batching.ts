import { z } from 'zod';
import type { SchedulerKind } from './step-builder.ts';

export const staticBatchingSchema = z.strictObject({
  kind: z.literal('static-batching'),
  tokenBudgetCount: z
    .int()
    .positive()
    .default(16384)
    .meta({ label: 'Prompt budget', help: 'Prompt tokens of a batch; a longer prompt runs alone.', unit: 'tokens' }),
  maxBatchCount: z.int().positive().default(64).meta({ label: 'Largest batch', help: 'Requests in one batch.', unit: 'requests' }),
});
type StaticBatchingConfig = z.infer<typeof staticBatchingSchema>;

/**
 * Static batching, as before Orca: whoever waits when the rank is idle is one batch, in order of arrival, as long as its KV
 * up to its end fits; prompts run in one step; nobody joins before the longest request has ended. A sequence that ends
 * keeps its place and is computed on as padding, but for attention, whose kernel skips it.
 *
 * @see Yu et al., Orca, OSDI 2022, §3: request-level scheduling of FasterTransformer
 */
export const staticBatching = {
  kind: 'static-batching',
  label: 'Static batching',
  keepsPlaces: true,
  fillStep(rank, config) {
    if (rank.runningCount > 0) return;
    let budget = config.tokenBudgetCount;
    let kvTokens = rank.freeKvTokens();
    while (rank.runningCount < config.maxBatchCount) {
      const tokens = rank.nextPromptTokens();
      if (tokens === 0 || (tokens > budget && rank.scheduledPromptCount > 0)) break;
      kvTokens -= rank.nextWholeTokens();
      if (kvTokens < 0 && rank.scheduledPromptCount > 0) break;
      if (!rank.admitNext(tokens)) break;
      budget -= tokens;
    }
  },
  chunkTokens: () => Number.POSITIVE_INFINITY,
} as const satisfies SchedulerKind<StaticBatchingConfig>;
