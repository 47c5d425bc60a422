import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextKnotTokens, knotIndexBelow } from './context-knots.ts';

test('knots are whole, start at 0 and rise by at most 42 % past the first octaves', () => {
  expect(contextKnotTokens[0]).toBe(0);
  for (let index = 1; index < contextKnotTokens.length; index += 1) {
    expect(Number.isInteger(contextKnotTokens[index])).toBe(true);
    expect(contextKnotTokens[index]).toBeGreaterThan(contextKnotTokens[index - 1]);
    // 2^(1/2) = 1.4142.
    if (contextKnotTokens[index - 1] >= 64) expect(contextKnotTokens[index] / contextKnotTokens[index - 1]).toBeLessThan(1.43);
  }
});

test('the interval that is found contains the count', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e11, noNaN: true }), (tokens) => {
      const below = knotIndexBelow(tokens);
      expect(contextKnotTokens[below]).toBeLessThanOrEqual(tokens);
      expect(contextKnotTokens[below + 1]).toBeGreaterThan(tokens);
    }),
  );
});

test('on a knot the next one is the one after', () => {
  for (let index = 0; index < contextKnotTokens.length - 1; index += 1) {
    expect(knotIndexBelow(contextKnotTokens[index])).toBe(Math.min(index, contextKnotTokens.length - 2));
  }
});
