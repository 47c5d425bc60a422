import { invariant } from './assert.ts';

/**
 * Percentile of sorted samples, by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
 *
 * @param sorted ascending, at least one
 */
export function percentileOfSorted(sorted: Float64Array, fraction: number): number {
  invariant(sorted.length > 0, 'a percentile of at least one sample');
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** Arithmetic mean; NaN of nothing. Kahan-summed, so that a million equal samples give exactly that sample back. */
export function mean(samples: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const term = samples[i] - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  return sum / samples.length;
}
