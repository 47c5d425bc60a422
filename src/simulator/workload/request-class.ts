import { z } from 'zod';
import { arrivalsSchema } from './arrival-kinds.ts';
import { lengthSchema } from './length-kinds.ts';
import { prefixSchema } from './prefix-kinds.ts';

export const requestClassSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  arrivals: arrivalsSchema,
  inputTokens: lengthSchema,
  outputTokens: lengthSchema,
  prefix: prefixSchema.default({ kind: 'none' }),
});
/** Requests that are alike: when they come, how long they are, what they share. */
export type RequestClassConfig = z.infer<typeof requestClassSchema>;
