import { z } from 'zod';
import type { SchedulerKind } from './step-builder.ts';

export const chunkedPrefillSchema = z.strictObject({
  kind: z.literal('chunked-prefill'),
  tokenBudgetCount: z.int().positive().meta({ label: 'Token budget', help: 'New tokens per step, decodes first.', unit: 'tokens' }),
  maxBatchCount: z.int().positive().default(256).meta({ label: 'Largest batch', help: 'Sequences in one step.', unit: 'requests' }),
});
type ChunkedPrefillConfig = z.infer<typeof chunkedPrefillSchema>;

/**
 * Chunked prefill: continuous batching with a hard budget of new tokens per step. Decodes first; what is left of the budget
 * goes to the prompt under way, then to the next in line; a prompt that does not fit is split.
 *
 * @see Agrawal et al., Sarathi-Serve, OSDI 2024 (arXiv 2403.02310)
 */
export const chunkedPrefill = {
  kind: 'chunked-prefill',
  label: 'Chunked prefill',
  fillStep(rank, config) {
    let budget = config.tokenBudgetCount - rank.decodingCount;
    for (let index = 0; index < rank.partialCount && budget > 0; index += 1) {
      const tokens = Math.min(budget, rank.partialTokens(index));
      rank.continuePartial(index, tokens);
      budget -= tokens;
    }
    while (budget > 0 && rank.runningCount < config.maxBatchCount) {
      const tokens = Math.min(budget, rank.nextPromptTokens());
      if (tokens === 0 || !rank.admitNext(tokens)) break;
      budget -= tokens;
    }
  },
  chunkTokens: (config) => config.tokenBudgetCount,
} as const satisfies SchedulerKind<ChunkedPrefillConfig>;
