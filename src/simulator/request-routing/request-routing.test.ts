import { expect, test } from 'vitest';
import { type RequestRouterConfig, requestRouter, routerCursor, tabledCandidates } from './index.ts';

const full = Number.POSITIVE_INFINITY;

function picks(config: RequestRouterConfig, count: number, loads: readonly number[], hits = loads.map(() => 0)): number[] {
  const router = requestRouter(config);
  const cursor = routerCursor(1, 'test');
  const candidates = tabledCandidates(Float64Array.from(loads), Float64Array.from(hits));
  return Array.from({ length: count }, () => router.choose(candidates, cursor));
}

const kinds: readonly RequestRouterConfig[] = [
  { kind: 'round-robin' },
  { kind: 'least-loaded' },
  { kind: 'random' },
  { kind: 'power-of-d', choiceCount: 2 },
  { kind: 'cache-aware', hitPerLoadRatio: 1 },
];

test.each(kinds)('$kind never picks a replica that is full, and says when all are', (config) => {
  expect(new Set(picks(config, 100, [full, 0.5, full, 0.5]))).toEqual(new Set([1, 3]));
  expect(picks(config, 1, [full, full])).toEqual([-1]);
});

test('turns and least loaded', () => {
  expect(picks({ kind: 'round-robin' }, 4, [0, 0.9, full])).toEqual([0, 1, 0, 1]);
  expect(picks({ kind: 'least-loaded' }, 3, [0.3, 0.1, 0.1])).toEqual([1, 2, 1]);
});

test('random picks each as often as any other', () => {
  const all = picks({ kind: 'random' }, 30_000, [0, 0.5, 0.9]);
  // Standard deviation of a share of 30,000 draws: 0.27 %.
  for (const replica of [0, 1, 2]) expect(Math.abs(all.filter((pick) => pick === replica).length / 30_000 - 1 / 3)).toBeLessThan(0.011);
});

test('of two choices among four, the i-th least loaded is picked as often as it is the lesser of a pair', () => {
  // Of 6 pairs the least loaded is in 3, the next is the lesser of 2, then 1, then none.
  const all = picks({ kind: 'power-of-d', choiceCount: 2 }, 30_000, [0.4, 0.1, 0.3, 0.2]);
  const share = (replica: number) => all.filter((pick) => pick === replica).length / 30_000;
  expect(Math.abs(share(1) - 3 / 6)).toBeLessThan(0.012);
  expect(Math.abs(share(3) - 2 / 6)).toBeLessThan(0.012);
  expect(Math.abs(share(2) - 1 / 6)).toBeLessThan(0.012);
  expect(share(0)).toBe(0);
});

test('a cache-aware router trades a hit for load by its weight', () => {
  // 0.8 × weight − 0.5 against −0.1: the hit wins above a weight of 0.5.
  expect(picks({ kind: 'cache-aware', hitPerLoadRatio: 0.6 }, 1, [0.1, 0.5], [0, 0.8])).toEqual([1]);
  expect(picks({ kind: 'cache-aware', hitPerLoadRatio: 0.4 }, 1, [0.1, 0.5], [0, 0.8])).toEqual([0]);
});
