import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causalPairs } from './attended-pairs.ts';

test('the closed form counts the same pairs as walking over them', () => {
  for (const [newTokens, cachedTokens] of [
    [1, 0],
    [1, 7],
    [5, 0],
    [13, 29],
  ]) {
    let pairs = 0;
    for (let query = cachedTokens + 1; query <= cachedTokens + newTokens; query += 1) pairs += query;
    expect(causalPairs(newTokens, cachedTokens)).toBe(pairs);
  }
});

test('cutting a prompt into chunks changes no pair', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(100_000), (first, second, cached) => {
      expect(causalPairs(first, cached) + causalPairs(second, cached + first)).toBe(causalPairs(first + second, cached));
    }),
  );
});
