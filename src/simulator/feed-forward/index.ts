import { z } from 'zod';
import { denseSchema } from './dense.ts';
import { mixtureOfExpertsSchema } from './mixture-of-experts.ts';

export const feedForwardSchema = z.discriminatedUnion('kind', [denseSchema, mixtureOfExpertsSchema]);
export type FeedForwardSpec = z.infer<typeof feedForwardSchema>;
