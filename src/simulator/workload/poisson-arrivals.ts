import { z } from 'zod';
import { exponential } from '../../base/distributions.ts';
import type { RandomStream } from '../../base/rng.ts';

export const poissonArrivalsSchema = z.strictObject({
  kind: z.literal('poisson'),
  ratePerSecond: z.number().positive().meta({ label: 'Rate', help: 'Mean requests per second.', unit: 'req/s' }),
});
type PoissonArrivals = z.infer<typeof poissonArrivalsSchema>;

/** Poisson process: independent exponential gaps. */
export const poissonArrivals = {
  kind: 'poisson',
  label: 'Poisson',
  gaps:
    (config: PoissonArrivals, stream: RandomStream): (() => number) =>
    () =>
      exponential(stream, 1 / config.ratePerSecond),
  meanRatePerSecond: (config: PoissonArrivals): number => config.ratePerSecond,
  /** Variance of a gap over its mean squared. */
  gapVariationSquaredRatio: (_config: PoissonArrivals): number => 1,
} as const;
