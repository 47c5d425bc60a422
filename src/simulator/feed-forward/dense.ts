import { z } from 'zod';

/** Dense gated feed-forward (SwiGLU): three matrices of hidden × inter. */
export const denseSchema = z.strictObject({
  kind: z.literal('dense'),
  intermediateSize: z.int().positive(),
});
export type DenseSpec = z.infer<typeof denseSchema>;
