import { z } from 'zod';

// The parameters of each kind move into the kind's own file together with its behaviour.
export const chunkedPrefillSchema = z.strictObject({
  kind: z.literal('chunked-prefill'),
  tokenBudgetCount: z.int().positive().meta({ label: 'Token budget', help: 'New tokens per step, decodes first.', unit: 'tokens' }),
  maxBatchCount: z.int().positive().default(256).meta({ label: 'Largest batch', help: 'Sequences in one step.', unit: 'requests' }),
});
export const continuousBatchingSchema = z.strictObject({
  kind: z.literal('continuous-batching'),
  tokenBudgetCount: z.int().positive().default(16384).meta({ label: 'Token budget', help: 'New tokens per step; prompts are not split.', unit: 'tokens' }),
  maxBatchCount: z.int().positive().default(256).meta({ label: 'Largest batch', help: 'Sequences in one step.', unit: 'requests' }),
});
export const schedulerSchema = z.discriminatedUnion('kind', [chunkedPrefillSchema, continuousBatchingSchema]);
export type SchedulerConfig = z.infer<typeof schedulerSchema>;
