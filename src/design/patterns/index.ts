import { z } from 'zod';
import { railOptimisedSchema } from './rail-optimised.ts';

export const patternSchema = z.discriminatedUnion('kind', [railOptimisedSchema]);
export type Pattern = z.infer<typeof patternSchema>;
