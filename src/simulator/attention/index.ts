import { z } from 'zod';
import { gqaSchema } from './gqa.ts';
import { mlaSchema } from './mla.ts';

export const attentionSchema = z.discriminatedUnion('kind', [gqaSchema, mlaSchema]);
export type AttentionSpec = z.infer<typeof attentionSchema>;
