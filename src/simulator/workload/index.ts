import { z } from 'zod';

export const lengthSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), tokensCount: z.int().positive() }),
  z.strictObject({
    kind: z.literal('lognormal'),
    meanTokensCount: z.number().positive(),
    /** Standard deviation over mean, of the length itself. */
    coefficientOfVariationRatio: z.number().nonnegative(),
    minTokensCount: z.int().positive().default(1),
    maxTokensCount: z.int().positive(),
  }),
]);
export type LengthConfig = z.infer<typeof lengthSchema>;

export const arrivalsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('poisson'), ratePerSecond: z.number().positive() }),
]);
export type ArrivalsConfig = z.infer<typeof arrivalsSchema>;

export const prefixSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('none') })]);

export const requestClassSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  arrivals: arrivalsSchema,
  inputTokens: lengthSchema,
  outputTokens: lengthSchema,
  prefix: prefixSchema.default({ kind: 'none' }),
});
export type RequestClassConfig = z.infer<typeof requestClassSchema>;

/** Requests as columns, in order of arrival. All arrays: [requestCount]. */
export interface RequestTrace {
  readonly arrivedAtSeconds: Float64Array;
  readonly inputTokensCount: Int32Array;
  readonly outputTokensCount: Int32Array;
  /** Index of the workload class. */
  readonly classIndex: Int32Array;
}
