import { z } from 'zod';

/** Multi-head latent attention (DeepSeek-V2 report §2.1): one latent and one rope key per token, for all heads. */
export const mlaSchema = z.strictObject({
  kind: z.literal('mla'),
  heads: z.int().positive(),
  queryLoraRank: z.int().positive(),
  kvLoraRank: z.int().positive(),
  nopeDim: z.int().positive(),
  ropeDim: z.int().positive(),
  valueDim: z.int().positive(),
});
export type MlaSpec = z.infer<typeof mlaSchema>;
