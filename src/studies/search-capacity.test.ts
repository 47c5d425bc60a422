import { expect, test } from 'vitest';
import { searchCapacity } from './search-capacity.ts';

/** Attainment 1 up to `edge`, then 0: the answer is the edge, from below. */
const until = (edge: number) => (factor: number) => (factor <= edge ? 1 : 0);
const options = { startFactor: 1, firstStepRatio: 1.25, toleranceRatio: 1.01, targetFraction: 0.9 };

test('the answer lies within the tolerance below the edge, from either side', () => {
  for (const edge of [0.003, 0.4, 1, 1.1, 7, 900]) {
    const { factor, probes } = searchCapacity(until(edge), options);
    expect(factor).toBeLessThanOrEqual(edge);
    expect((factor ?? 0) * 1.01).toBeGreaterThan(edge);
    expect(probes.find((probe) => probe.factor === factor)?.attainmentFraction).toBe(1);
  }
});

test('a change without effect costs two runs: it passes where it passed and fails a tolerance above', () => {
  const { factor, probes } = searchCapacity(until(1.005), { ...options, firstStepRatio: 1.01 });
  expect(factor).toBe(1);
  expect(probes).toHaveLength(2);
});

test('a design that never meets the target has no capacity', () => {
  expect(searchCapacity(() => 0.5, options).factor).toBeNull();
});
