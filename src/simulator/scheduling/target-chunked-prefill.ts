import { z } from 'zod';
import type { SchedulerKind, StepBuilder } from './step-builder.ts';

export const targetChunkedPrefillSchema = z.strictObject({
  kind: z.literal('target-chunked-prefill'),
  tpotSeconds: z
    .number()
    .positive()
    .default(0.05)
    .meta({ label: 'TPOT target', help: 'Chunks are as large as a step may be while sequences decode.', unit: 's' }),
  tokenBudgetCount: z
    .int()
    .positive()
    .default(8192)
    .meta({ label: 'Largest budget', help: 'New tokens per step, also while nothing decodes.', unit: 'tokens' }),
  leastChunkTokensCount: z.int().positive().default(128).meta({
    label: 'Smallest chunk',
    help: 'What prompts advance by in each step even where the batch alone misses the target.',
    unit: 'tokens',
  }),
  maxBatchCount: z.int().positive().default(256).meta({ label: 'Largest batch', help: 'Sequences in one step.', unit: 'requests' }),
});
type TargetChunkedPrefillConfig = z.infer<typeof targetChunkedPrefillSchema>;

/** Largest chunk of at most `limit` tokens with which the step stays within the target; step time never falls with tokens. */
function chunkWithin(rank: StepBuilder, limit: number, cachedTokens: number, seconds: number): number {
  if (rank.stepSecondsWith(limit, cachedTokens) <= seconds) return limit;
  let fits = 0;
  let misses = limit;
  while (misses - fits > 1) {
    const middle = (fits + misses) >> 1;
    if (rank.stepSecondsWith(middle, cachedTokens) <= seconds) fits = middle;
    else misses = middle;
  }
  return fits;
}

/**
 * Chunked prefill whose budget follows from a TPOT target: beside the sequences that decode, the prompts under way and then
 * the next in line get the most tokens with which the predicted step stays within the target, found anew for each step.
 * While nothing decodes there is nobody to hold up, and only the largest budget counts.
 *
 * @see Agrawal et al., Sarathi-Serve, OSDI 2024 (arXiv 2403.02310), §4.3: the budget from the TBT target, there by profiling
 */
export const targetChunkedPrefill = {
  kind: 'target-chunked-prefill',
  label: 'Chunked prefill to a TPOT target',
  fillStep(rank, config) {
    let budget = Math.max(0, config.tokenBudgetCount - rank.decodingCount);
    let least = Math.min(budget, config.leastChunkTokensCount);
    const seconds = rank.decodingCount === 0 ? Number.POSITIVE_INFINITY : config.tpotSeconds;
    const take = (promptTokens: number, cachedTokens: number) => {
      const limit = Math.min(budget, promptTokens);
      const tokens = Math.max(Math.min(limit, least), chunkWithin(rank, limit, cachedTokens, seconds));
      budget -= tokens;
      least -= Math.min(least, tokens);
      return tokens;
    };
    for (let index = 0; index < rank.partialCount && budget > 0; index += 1) {
      const wanted = rank.partialTokens(index);
      const tokens = take(wanted, rank.partialDoneTokens(index));
      if (tokens > 0) rank.continuePartial(index, tokens);
      if (tokens < wanted) return;
    }
    while (budget > 0 && rank.runningCount < config.maxBatchCount) {
      const wanted = rank.nextPromptTokens();
      if (wanted === 0) return;
      const tokens = take(wanted, rank.nextCachedTokens());
      if (tokens === 0 || !rank.admitNext(tokens) || tokens < wanted) return;
    }
  },
  chunkTokens: (config) => config.tokenBudgetCount,
} as const satisfies SchedulerKind<TargetChunkedPrefillConfig>;
