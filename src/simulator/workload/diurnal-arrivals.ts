import { z } from 'zod';
import { exponential } from '../../base/distributions.ts';
import type { RandomStream } from '../../base/rng.ts';

export const diurnalArrivalsSchema = z.strictObject({
  kind: z.literal('diurnal'),
  ratePerSecond: z.number().positive().meta({ label: 'Rate', help: 'Mean over a period.', unit: 'req/s' }),
  peakToMeanRatio: z
    .number()
    .min(1)
    .max(2)
    .meta({ label: 'Peak', help: 'Peak rate over the mean: 2 falls to nothing at night.', unit: '×' }),
  periodSeconds: z.number().positive().default(86_400).meta({ label: 'Period', help: 'A day, or shorter to try it out.', unit: 's' }),
});
type DiurnalArrivals = z.infer<typeof diurnalArrivalsSchema>;

/**
 * Poisson process whose rate swings as a sine, rising from its mean at time 0, by thinning.
 *
 * @see Lewis and Shedler (1979), Simulation of nonhomogeneous Poisson processes by thinning
 */
export const diurnalArrivals = {
  kind: 'diurnal',
  label: 'Diurnal',
  gaps: ({ ratePerSecond, peakToMeanRatio, periodSeconds }: DiurnalArrivals, stream: RandomStream): (() => number) => {
    let nowSeconds = 0;
    return () => {
      const beforeSeconds = nowSeconds;
      for (;;) {
        nowSeconds += exponential(stream, 1 / (ratePerSecond * peakToMeanRatio));
        const share = (1 + (peakToMeanRatio - 1) * Math.sin((2 * Math.PI * nowSeconds) / periodSeconds)) / peakToMeanRatio;
        if (stream() <= share) return nowSeconds - beforeSeconds;
      }
    };
  },
  meanRatePerSecond: (config: DiurnalArrivals): number => config.ratePerSecond,
  /** Of gaps within one phase of the day: Poisson. The swing is slow, and not waiting that a steady state could know. */
  gapVariationSquaredRatio: (_config: DiurnalArrivals): number => 1,
} as const;
