import { expect, test } from 'vitest';
import { exponential, lognormalQuantile, normalQuantile } from './distributions.ts';
import { randomStream } from './rng.ts';

test('normal quantiles are those of the tables', () => {
  // Abramowitz and Stegun, table 26.1 and 26.5: P(Z < 1.959963985) = 0.975, P(Z < 3.090232306) = 0.999; 1e-10 → -6.361340902.
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 12);
  expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404, 10);
  expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798, 9);
  expect(normalQuantile(0.5)).toBe(0);
});

test('a lognormal has the mean and the coefficient of variation it was asked for', () => {
  // Midpoint rule over the quantile function. The tail beyond 1 - 1/(2n) is what it misses.
  const n = 200_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    const x = lognormalQuantile(1000, 0.7, (i + 0.5) / n);
    sum += x;
    squares += x * x;
  }
  const mean = sum / n;
  expect(mean).toBeCloseTo(1000, 0);
  expect(Math.sqrt(squares / n - mean * mean) / mean).toBeCloseTo(0.7, 2);
});

test('exponential gaps have the mean asked for', () => {
  const stream = randomStream(1, 'gaps');
  let sum = 0;
  for (let i = 0; i < 100_000; i += 1) sum += exponential(stream, 0.25);
  // Standard error of the mean: 0.25 / sqrt(100,000) = 0.0008.
  expect(Math.abs(sum / 100_000 - 0.25)).toBeLessThan(0.0032);
});
