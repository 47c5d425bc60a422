import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernelSeconds, smoothMaximum } from './smooth-roofline.ts';

const fit = { startSeconds: 3e-6, computeFraction: 0.5, memoryFraction: 0.8, norm: 2 };

test('far from the ridge a kernel takes its start and its bound alone', () => {
  // 1e12 FLOP at half of 1e15/s: 2 ms; 1 byte is nothing.
  expect(kernelSeconds(fit, 1e15, 1e12, 1e12, 1)).toBeCloseTo(3e-6 + 2e-3, 12);
  // 8e8 bytes at 0.8 of 1e12/s: 1 ms.
  expect(kernelSeconds(fit, 1e15, 1e12, 1, 8e8)).toBeCloseTo(3e-6 + 1e-3, 12);
});

test('on the ridge a 2-norm takes √2 of either bound', () => {
  // 5e11 FLOP: 1 ms; 8e8 bytes: 1 ms.
  expect(kernelSeconds(fit, 1e15, 1e12, 5e11, 8e8)).toBeCloseTo(3e-6 + Math.SQRT2 * 1e-3, 12);
});

test('a 1-norm adds both bounds, and a high norm comes near the sharp roofline', () => {
  expect(smoothMaximum(2, 3, 1)).toBe(5);
  expect(smoothMaximum(2, 3, 60)).toBeCloseTo(3, 6);
});

test('a kernel without work takes its start', () => {
  expect(kernelSeconds(fit, 1e15, 1e12, 0, 0)).toBe(3e-6);
});

test('negative work is refused', () => {
  expect(() => kernelSeconds(fit, 1e15, 1e12, -1, 0)).toThrow('negative');
});

test('a smooth maximum lies between the larger term and the sum', () => {
  const positive = fc.double({ min: 1e-12, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(positive, positive, fc.double({ min: 1, max: 8, noNaN: true }), (a, b, norm) => {
      const both = smoothMaximum(a, b, norm);
      expect(both).toBeGreaterThanOrEqual(Math.max(a, b));
      expect(both).toBeLessThanOrEqual((a + b) * (1 + 1e-12));
    }),
  );
});
