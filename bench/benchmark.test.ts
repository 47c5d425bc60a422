import { expect, test } from 'vitest';
import { measureCase } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';

test('a case is run once to warm up and then as often as it says, and prints facts, medians and its own figures', async () => {
  const runs: number[] = [];
  const figures = await measureCase({
    facts: { hosts: 8 },
    runCount: 5,
    prepare: () => (run) => {
      runs.push(run);
      return { solveCount: run };
    },
    rates: ({ wallSeconds, cpuSeconds }) => ({ isMedian: wallSeconds >= 0 && cpuSeconds >= 0 ? 'yes' : 'no' }),
  });
  expect(runs).toEqual([0, 1, 2, 3, 4, 5]);
  expect(figures).toMatchObject({ hosts: 8, solveCount: 5, isMedian: 'yes' });
  expect(figures.peakRssBytes).toBeGreaterThan(1e6);
});

test('each benchmark has a name of its own, cases, and at least three runs of each', () => {
  expect(new Set(benchmarks.map(({ name }) => name)).size).toBe(benchmarks.length);
  for (const { cases } of benchmarks) {
    expect(cases.length).toBeGreaterThan(0);
    for (const { runCount = 3 } of cases) expect(runCount).toBeGreaterThanOrEqual(3);
  }
});
