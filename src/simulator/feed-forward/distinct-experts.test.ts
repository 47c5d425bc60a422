import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctExperts, inclusionProbabilities, randomImbalance } from './distinct-experts.ts';

test('one token takes exactly its top-k experts', () => {
  for (const skew of [0, 0.5, 1]) expect(distinctExperts(inclusionProbabilities(256, 8, skew), 1)).toBeCloseTo(8, 6);
});

test('uniform routing of 256 experts, 8 a token, touches 57, 163, 222 and 252 of them', () => {
  // 256·(1 − (1 − 8/256)^T): T = 8 → 256·(1 − 0.96875^8) = 57.4; 32 → 163.3; 64 → 222.4; 128 → 251.6.
  const uniform = inclusionProbabilities(256, 8, 0);
  const expected: [number, number][] = [
    [8, 57.4],
    [32, 163.3],
    [64, 222.4],
    [128, 251.6],
  ];
  for (const [tokens, experts] of expected) expect(Math.abs(distinctExperts(uniform, tokens) - experts)).toBeLessThan(0.1);
});

test('Zipf routing agrees with drawing experts without replacement within 1.5 %', () => {
  // Oracle: Gumbel-top-k draws, seeded, 300 batches of 32 tokens.
  const experts = 64;
  const topK = 4;
  const skew = 0.8;
  let state = 12345;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  let touched = 0;
  const batches = 300;
  for (let batch = 0; batch < batches; batch += 1) {
    const seen = new Set<number>();
    for (let token = 0; token < 32; token += 1) {
      const keys = Array.from({ length: experts }, (_, j) => ({ j, key: -skew * Math.log(j + 1) - Math.log(-Math.log(uniform())) }));
      keys.sort((a, b) => b.key - a.key);
      for (const { j } of keys.slice(0, topK)) seen.add(j);
    }
    touched += seen.size;
  }
  const predicted = distinctExperts(inclusionProbabilities(experts, topK, skew), 32);
  expect(Math.abs(predicted / (touched / batches) - 1)).toBeLessThan(0.015);
});

test('probabilities sum to top-k, never rise along the rank, and never pass 1', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 300 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      (experts, skew, k) => {
        const topK = Math.min(k, experts);
        const probabilities = inclusionProbabilities(experts, topK, skew);
        expect(probabilities.reduce((sum, q) => sum + q, 0)).toBeCloseTo(topK, 6);
        probabilities.forEach((q, j) => {
          expect(q).toBeLessThanOrEqual(1);
          if (j > 0) expect(q).toBeLessThanOrEqual(probabilities[j - 1]);
        });
      },
    ),
    { numRuns: 50 },
  );
});

test('more tokens never touch fewer experts, and never more than there are', () => {
  const skewed = inclusionProbabilities(128, 8, 0.7);
  let before = 0;
  for (const tokens of [1, 2, 4, 64, 1024, 100_000]) {
    const now = distinctExperts(skewed, tokens);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(128);
    before = now;
  }
});

test('chance alone loads the fullest of 8 ranks by 6.4 % more than the mean at 8,192 assignments', () => {
  // 1,024 assignments a rank: √(2·ln 8 / 1024) = √(4.1589/1024) = 0.0637.
  expect(randomImbalance(8, 8192)).toBeCloseTo(1.0637, 3);
  expect(randomImbalance(1, 10)).toBe(1);
  expect(randomImbalance(4, 1)).toBeLessThanOrEqual(4);
});
