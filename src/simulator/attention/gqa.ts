import { z } from 'zod';

/** Grouped-query attention (Ainslie et al. 2023): MHA when kvHeads = heads, MQA when kvHeads = 1. */
export const gqaSchema = z.strictObject({
  kind: z.literal('gqa'),
  heads: z.int().positive(),
  kvHeads: z.int().positive(),
  headDim: z.int().positive(),
});
export type GqaSpec = z.infer<typeof gqaSchema>;
