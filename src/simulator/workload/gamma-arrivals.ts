import { z } from 'zod';
import { unitGamma } from '../../base/distributions.ts';
import type { RandomStream } from '../../base/rng.ts';

export const gammaArrivalsSchema = z.strictObject({
  kind: z.literal('gamma'),
  ratePerSecond: z.number().positive().meta({ label: 'Rate', help: 'Mean requests per second.', unit: 'req/s' }),
  coefficientOfVariationRatio: z
    .number()
    .min(0.05)
    .max(20)
    .meta({ label: 'Variation of gaps', help: 'Standard deviation over mean: 1 is Poisson, more is burstier.', unit: '' }),
});
type GammaArrivals = z.infer<typeof gammaArrivalsSchema>;

/**
 * Renewal process with gamma gaps: short-term burstiness by one number, as production traces are fitted.
 *
 * @see Wang et al., BurstGPT (2024), §4: gamma gaps fit bursts; Li et al., AlpaServe (OSDI 2023) use the same
 */
export const gammaArrivals = {
  kind: 'gamma',
  label: 'Gamma (bursty gaps)',
  gaps: ({ ratePerSecond, coefficientOfVariationRatio }: GammaArrivals, stream: RandomStream): (() => number) => {
    const shape = 1 / coefficientOfVariationRatio ** 2;
    return () => unitGamma(stream, shape) / ratePerSecond;
  },
  meanRatePerSecond: (config: GammaArrivals): number => config.ratePerSecond,
  gapVariationSquaredRatio: (config: GammaArrivals): number => config.coefficientOfVariationRatio ** 2,
} as const;
