import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WeightedHistogram } from './weighted-histogram.ts';

test('a series counts as its values one by one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-4, max: 10, noNaN: true }),
      fc.double({ min: -1e-6, max: 1e-3, noNaN: true }),
      fc.integer({ min: 1, max: 60 }),
      (first, slope, count) => {
        const series = new WeightedHistogram();
        const single = new WeightedHistogram();
        series.addSeries(first, slope, count, 3);
        for (let k = 0; k < count; k += 1) single.add(first + slope * k, 3);
        expect(series.mean()).toBeCloseTo(single.mean(), 9);
        for (const fraction of [0.1, 0.5, 0.99]) {
          // A value on the very edge of a bin may fall to either side: one bin, 0.2 %.
          expect(Math.abs(series.percentile(fraction) / single.percentile(fraction) - 1)).toBeLessThan(0.0041);
        }
      },
    ),
  );
});

test('percentiles are within a bin of the truth', () => {
  const histogram = new WeightedHistogram();
  for (let i = 1; i <= 10_000; i += 1) histogram.add(i * 1e-5, 1);
  expect(Math.abs(histogram.percentile(0.9) / 0.09 - 1)).toBeLessThan(0.002);
  expect(Math.abs(histogram.percentile(0.5) / 0.05 - 1)).toBeLessThan(0.002);
});
