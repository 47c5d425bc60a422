import { z } from 'zod';
import { arrivalsSchema } from './arrival-kinds.ts';
import { lengthSchema } from './length-kinds.ts';

export const prefixSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('none') })]);

export const requestClassSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  arrivals: arrivalsSchema,
  inputTokens: lengthSchema,
  outputTokens: lengthSchema,
  prefix: prefixSchema.default({ kind: 'none' }),
});
/** Requests that are alike: when they come, how long they are, what they share. */
export type RequestClassConfig = z.infer<typeof requestClassSchema>;
