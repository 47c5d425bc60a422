import { z } from 'zod';
import { lognormalQuantile } from '../../base/distributions.ts';

export const lognormalLengthSchema = z.strictObject({
  kind: z.literal('lognormal'),
  meanTokensCount: z.number().positive().meta({ label: 'Mean', help: 'Of the length itself, before the limits.', unit: 'tokens' }),
  coefficientOfVariationRatio: z
    .number()
    .nonnegative()
    .meta({ label: 'Variation', help: 'Standard deviation over mean, of the length itself.', unit: '' }),
  minTokensCount: z.int().positive().default(1).meta({ label: 'Least', help: 'Shorter draws become this.', unit: 'tokens' }),
  maxTokensCount: z.int().positive().meta({ label: 'Most', help: 'Longer draws become this.', unit: 'tokens' }),
});

/** Lognormal, rounded to whole tokens and held between the limits. */
export const lognormalLength = {
  kind: 'lognormal',
  label: 'Lognormal',
  quantileTokens: (config: z.infer<typeof lognormalLengthSchema>, probability: number): number => {
    const tokens = Math.round(lognormalQuantile(config.meanTokensCount, config.coefficientOfVariationRatio, probability));
    return Math.min(config.maxTokensCount, Math.max(config.minTokensCount, tokens));
  },
} as const;
