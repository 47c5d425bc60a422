import { expect, test } from 'vitest';
import { mean, percentileOfSorted } from './statistics.ts';

test('percentiles lie on the line between order statistics', () => {
  const sorted = Float64Array.of(10, 20, 30, 40, 60);
  expect(percentileOfSorted(sorted, 0)).toBe(10);
  expect(percentileOfSorted(sorted, 0.5)).toBe(30);
  expect(percentileOfSorted(sorted, 0.9)).toBeCloseTo(52, 12); // position 3.6: 40 + 0.6 × 20
  expect(percentileOfSorted(sorted, 1)).toBe(60);
});

test('the mean of many equal samples is that sample', () => {
  expect(mean(new Float64Array(1_000_001).fill(0.1))).toBe(0.1);
});
