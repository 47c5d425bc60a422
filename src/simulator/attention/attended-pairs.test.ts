import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causalPairs, chunkedPairs, limitedPairs } from './attended-pairs.ts';

const forms = {
  full: { closed: causalPairs, sees: (position: number) => position },
  'limited to 7': { closed: (n: number, p: number) => limitedPairs(n, p, 7), sees: (position: number) => Math.min(position, 7) },
  'in chunks of 7': { closed: (n: number, p: number) => chunkedPairs(n, p, 7), sees: (position: number) => ((position - 1) % 7) + 1 },
};

for (const [name, { closed, sees }] of Object.entries(forms)) {
  test(`${name}: the closed form counts the same pairs as walking over them`, () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (newTokens, cachedTokens) => {
        let pairs = 0;
        for (let query = cachedTokens + 1; query <= cachedTokens + newTokens; query += 1) pairs += sees(query);
        expect(closed(newTokens, cachedTokens)).toBe(pairs);
      }),
    );
  });

  test(`${name}: cutting a prompt into chunks changes no pair`, () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(100_000), (first, second, cached) => {
        expect(closed(first, cached) + closed(second, cached + first)).toBe(closed(first + second, cached));
      }),
    );
  });
}
