import { z } from 'zod';

/** Mixture of gated experts: each token takes `topK` of `experts`, and all shared ones. */
export const mixtureOfExpertsSchema = z.strictObject({
  kind: z.literal('mixture-of-experts'),
  experts: z.int().positive(),
  topK: z.int().positive(),
  intermediateSize: z.int().positive(),
  sharedExperts: z.int().nonnegative(),
  sharedIntermediateSize: z.int().nonnegative(),
  hasRouterBias: z.boolean(),
});
export type MixtureOfExpertsSpec = z.infer<typeof mixtureOfExpertsSchema>;
