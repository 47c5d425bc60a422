import { z } from 'zod';

export const empiricalLengthSchema = z.strictObject({
  kind: z.literal('empirical'),
  samplesTokensCount: z
    .array(z.int().positive())
    .min(1)
    .max(100_000)
    .meta({ label: 'Lengths', help: 'Ascending: samples, or equally likely quantiles of a measured distribution.', unit: 'tokens' })
    .refine((counts) => counts.every((count, i) => i === 0 || count >= counts[i - 1]), 'must ascend'),
});

/** Lengths as measured: each value as likely as the others. */
export const empiricalLength = {
  kind: 'empirical',
  label: 'Empirical',
  quantileTokens: ({ samplesTokensCount }: z.infer<typeof empiricalLengthSchema>, probability: number): number =>
    samplesTokensCount[Math.min(samplesTokensCount.length - 1, Math.floor(probability * samplesTokensCount.length))],
} as const;
