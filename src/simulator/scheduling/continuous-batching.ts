import { z } from 'zod';
import type { SchedulerKind } from './step-builder.ts';

export const continuousBatchingSchema = z.strictObject({
  kind: z.literal('continuous-batching'),
  tokenBudgetCount: z
    .int()
    .positive()
    .default(16384)
    .meta({ label: 'Token budget', help: 'New tokens per step; prompts are not split.', unit: 'tokens' }),
  maxBatchCount: z.int().positive().default(256).meta({ label: 'Largest batch', help: 'Sequences in one step.', unit: 'requests' }),
});
type ContinuousBatchingConfig = z.infer<typeof continuousBatchingSchema>;

/**
 * Continuous batching: requests join and leave at every step. Running sequences first, then whole prompts, first come first
 * served, while they fit the token budget, the batch and the KV pool. A prompt longer than the budget runs as the only
 * prompt of its step.
 *
 * @see Yu et al., Orca, OSDI 2022; Kwon et al., vLLM, SOSP 2023
 */
export const continuousBatching = {
  kind: 'continuous-batching',
  label: 'Continuous batching',
  fillStep(rank, config) {
    let budget = config.tokenBudgetCount - rank.decodingCount;
    while (rank.runningCount < config.maxBatchCount) {
      const tokens = rank.nextPromptTokens();
      if (tokens === 0) break;
      if (tokens > budget && rank.scheduledPromptCount > 0) break;
      if (!rank.admitNext(tokens)) break;
      budget -= tokens;
    }
  },
  chunkTokens: () => Number.POSITIVE_INFINITY,
} as const satisfies SchedulerKind<ContinuousBatchingConfig>;
