import { expect, test } from 'vitest';
import { tpotParts } from '../../results/index.ts';
import type { SchedulerConfig } from '../scheduling/index.ts';
import { serve } from './serve.ts';
import { linearSystem, traceOf } from './testing/linear-system.ts';

const options = { hasLeaps: true, onTick: () => {} };

/** Each step takes 1 s and 0.1 s a token. */
function run(rows: readonly (readonly [number, number, number])[], scheduler: SchedulerConfig, kvCapacityTokens = 1_000_000) {
  const step = { hostSeconds: 1, secondsPerToken: 0.1, kvCapacityTokens };
  return serve(
    linearSystem({ pools: [{ role: 'mixed', replicaCount: 1, step, scheduler, kvPageTokensCount: 1 }], trace: traceOf(rows) }),
    options,
  );
}

const scheduler = { kind: 'static-batching', tokenBudgetCount: 1000, maxBatchCount: 4 } as const;
const rows = [
  [0, 10, 2],
  [0, 10, 4],
  [0.5, 10, 1],
] as const;

test('a static batch runs to the end of its longest request; who comes meanwhile waits for that', () => {
  const { requests } = run(rows, scheduler);
  // Prompts of 20 tokens: 1 + 2 s. Then three steps of two places, 1.2 s each, the last two with one of them idle.
  expect(requests.firstTokenAtSeconds[0]).toBeCloseTo(3, 12);
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(4.2, 12);
  expect(requests.finishedAtSeconds[1]).toBeCloseTo(6.6, 12);
  // The third starts at 6.6 s and takes 1 + 1 s.
  expect(requests.finishedAtSeconds[2]).toBeCloseTo(8.6, 12);
});

test('what an idle place adds to a step is bubble', () => {
  const { requests } = run(rows, scheduler);
  const part = (name: (typeof tpotParts)[number]) => requests.tpotPartsSeconds[tpotParts.length + tpotParts.indexOf(name)];
  // Three steps of the second request: 0.2 s of work, then twice 0.1 s of work and 0.1 s of padding.
  expect(part('gemm')).toBeCloseTo(0.4 / 3, 12);
  expect(part('bubble')).toBeCloseTo(0.2 / 3, 12);
  expect(part('host')).toBeCloseTo(1, 12);
});

test('continuous batching takes the third in at once, beside which static batching wastes', () => {
  const { requests } = run(rows, { kind: 'continuous-batching', tokenBudgetCount: 1000, maxBatchCount: 4 });
  // At 3 s the third joins the two that decode: 12 tokens, 1 + 1.2 s.
  expect(requests.finishedAtSeconds[2]).toBeCloseTo(5.2, 12);
});

test('a batch is no larger than its KV at the end', () => {
  // 10 + 2 − 1 and 10 + 4 − 1 tokens: 24. With 23 the second waits for the first: 1 + 1 s, then 1.1 s; then 2 s of its prompt.
  expect(run(rows.slice(0, 2), scheduler, 24).requests.firstTokenAtSeconds[1]).toBeCloseTo(3, 12);
  expect(run(rows.slice(0, 2), scheduler, 23).requests.firstTokenAtSeconds[1]).toBeCloseTo(5.1, 12);
});
