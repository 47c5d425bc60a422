import { z } from 'zod';
import { exponential } from '../../base/distributions.ts';
import type { RandomStream } from '../../base/rng.ts';

export const burstyArrivalsSchema = z.strictObject({
  kind: z.literal('bursty'),
  ratePerSecond: z.number().positive().meta({ label: 'Rate', help: 'Mean requests per second over calm and burst.', unit: 'req/s' }),
  burstRatio: z.number().min(1).max(1000).meta({ label: 'Burst', help: 'Rate in a burst over the rate in between.', unit: '×' }),
  meanBurstSeconds: z.number().positive().meta({ label: 'Burst length', help: 'Mean, exponential.', unit: 's' }),
  meanCalmSeconds: z.number().positive().meta({ label: 'Calm length', help: 'Mean, exponential.', unit: 's' }),
});
type BurstyArrivals = z.infer<typeof burstyArrivalsSchema>;

function ratesOf({ ratePerSecond, burstRatio, meanBurstSeconds, meanCalmSeconds }: BurstyArrivals) {
  const burstShare = meanBurstSeconds / (meanBurstSeconds + meanCalmSeconds);
  const calmPerSecond = ratePerSecond / (1 - burstShare + burstShare * burstRatio);
  return { burstShare, calmPerSecond, burstPerSecond: calmPerSecond * burstRatio };
}

/**
 * Markov-modulated Poisson process of two states. It begins in either by its share of time, so that the rate is the mean from
 * the start on.
 *
 * @see Fischer and Meier-Hellstern (1993), The Markov-modulated Poisson process cookbook
 */
export const burstyArrivals = {
  kind: 'bursty',
  label: 'Bursts (MMPP)',
  gaps: (config: BurstyArrivals, stream: RandomStream): (() => number) => {
    const { burstShare, calmPerSecond, burstPerSecond } = ratesOf(config);
    let isBurst = stream() < burstShare;
    const stay = () => exponential(stream, isBurst ? config.meanBurstSeconds : config.meanCalmSeconds);
    let leftSeconds = stay();
    return () => {
      let gapSeconds = 0;
      for (;;) {
        // Memoryless: a gap cut short by a change of state is drawn anew from there.
        const next = exponential(stream, 1 / (isBurst ? burstPerSecond : calmPerSecond));
        if (next <= leftSeconds) {
          leftSeconds -= next;
          return gapSeconds + next;
        }
        gapSeconds += leftSeconds;
        isBurst = !isBurst;
        leftSeconds = stay();
      }
    };
  },
  meanRatePerSecond: (config: BurstyArrivals): number => config.ratePerSecond,
  /** Index of dispersion of counts over long times, in place of the gaps' own: 1 + 2 π₁π₂ (λ₁ − λ₂)² / (λ (r₁ + r₂)). */
  gapVariationSquaredRatio: (config: BurstyArrivals): number => {
    const { burstShare, calmPerSecond, burstPerSecond } = ratesOf(config);
    const turnsPerSecond = 1 / config.meanBurstSeconds + 1 / config.meanCalmSeconds;
    return 1 + (2 * burstShare * (1 - burstShare) * (burstPerSecond - calmPerSecond) ** 2) / (config.ratePerSecond * turnsPerSecond);
  },
} as const;
