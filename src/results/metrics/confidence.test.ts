import { expect, test } from 'vitest';
import { randomStream } from '../../base/rng.ts';
import { batchMeansHalfWidth, mser5 } from './confidence.ts';

test('20 batches whose means alternate between 0 and 2: standard deviation √(20/19), half-width 2.093 × √(1/19)', () => {
  const samples = Float64Array.from({ length: 200 }, (_, i) => (Math.floor(i / 10) % 2) * 2);
  expect(batchMeansHalfWidth(samples)).toBeCloseTo(2.093 * Math.sqrt(1 / 19), 12);
});

test('too few samples have no interval', () => {
  expect(batchMeansHalfWidth(new Float64Array(199))).toBeNull();
});

test('the interval of independent samples holds their mean about 95 times in 100', () => {
  let held = 0;
  for (let run = 0; run < 400; run += 1) {
    const stream = randomStream(run, 'samples');
    const samples = Float64Array.from({ length: 400 }, stream);
    const mean = samples.reduce((sum, value) => sum + value, 0) / 400;
    if (Math.abs(mean - 0.5) <= (batchMeansHalfWidth(samples) ?? 0)) held += 1;
  }
  // 380 expected, standard deviation 4.4.
  expect(held).toBeGreaterThan(365);
  expect(held).toBeLessThan(395);
});

test('MSER-5 cuts a start-up of 100 high values and nothing of a steady series', () => {
  // Constant after the jump: cutting exactly there leaves no variance at all, and the smallest such cut is taken.
  const jump = Float64Array.from({ length: 1000 }, (_, i) => (i < 100 ? 10 : 1));
  expect(mser5(jump)).toBe(100);
  expect(mser5(new Float64Array(1000).fill(3))).toBe(0);
});
