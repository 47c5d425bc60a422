import { expect, test } from 'vitest';
import type { SchedulerConfig } from '../scheduling/index.ts';
import { serve } from './serve.ts';
import { linearSystem, traceOf } from './testing/linear-system.ts';

const options = { hasLeaps: true, onTick: () => {} };

/**
 * A step takes 4 ms, 20 µs for each new token and 1 µs for each context token that decoding reads, and 10 ns for each pair
 * of prefill attention.
 */
const step = { hostSeconds: 4e-3, secondsPerToken: 20e-6, secondsPerContextToken: 1e-6, prefillSecondsPerPair: 1e-8 };

function run(rows: readonly (readonly [number, number, number])[], scheduler: SchedulerConfig) {
  return serve(
    linearSystem({ pools: [{ role: 'mixed', replicaCount: 1, step, scheduler, kvPageTokensCount: 1 }], trace: traceOf(rows) }),
    options,
  );
}

/** The first request decodes 20 gaps; the second, a prompt of 2,000 tokens, comes while it does, or never. */
const alone = [[0, 1000, 21]] as const;
const together = [...alone, [0.04, 2000, 1]] as const;
// Its own prompt: 4 ms + 20 ms + 1000 · 1001 / 2 · 10 ns = 5.005 ms.
const firstTokenSeconds = 0.004 + 0.02 + 0.005005;
// Gap k reads 1,001 … 1,020 tokens: 20 · (4 ms + 20 µs) + Σ 1 µs · (1000 + k) = 80.4 ms + 20.21 ms.
const plainSeconds = 20 * (0.004 + 20e-6) + 1e-6 * (20 * 1000 + 210);

// Its own prompt in two steps of 501 and 499 tokens: one more start; the pairs are the same.
const chunkingOfOwnPrompt = 0.004;

test('a decode batch without a chunk keeps its plain pace', () => {
  const { requests } = run(alone, { kind: 'chunked-prefill', tokenBudgetCount: 501, maxBatchCount: 8 });
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(firstTokenSeconds + plainSeconds + chunkingOfOwnPrompt, 12);
});
test('chunks of C tokens make a decode step longer by 20 µs C and their pairs: TPOT rises by that over the gaps, ITL by one chunk', () => {
  const { requests, summary } = run(together, { kind: 'chunked-prefill', tokenBudgetCount: 501, maxBatchCount: 8 });
  // Beside one decoding sequence C = 500: four chunks in four of the twenty steps, the pairs of a whole prompt in all.
  const addedSeconds = 4 * 500 * 20e-6 + ((2000 * 2001) / 2) * 1e-8;
  expect(requests.finishedAtSeconds[0] - requests.firstTokenAtSeconds[0]).toBeCloseTo(plainSeconds + addedSeconds, 12);
  expect(summary.tpotSeconds.mean).toBeCloseTo((plainSeconds + addedSeconds) / 20, 12);
  // Largest gap: the last chunk, 500 tokens on 1,500, in the eighth step at the latest: 500 · 1500 + 500 · 501 / 2 pairs.
  const chunkSeconds = 0.004 + 501 * 20e-6 + (500 * 1500 + 125_250) * 1e-8;
  const longest = summary.itlSeconds.p99 ?? 0;
  expect(longest).toBeGreaterThan(chunkSeconds + 1001e-6 - 1e-4);
  expect(longest).toBeLessThan(chunkSeconds + 1020e-6 + 1e-4);
});

test('the whole prompt at once costs the same in TPOT but for three step starts, and stalls the batch in one gap', () => {
  const { requests, summary } = run(together, { kind: 'continuous-batching', tokenBudgetCount: 4096, maxBatchCount: 8 });
  const addedSeconds = 2000 * 20e-6 + ((2000 * 2001) / 2) * 1e-8;
  expect(requests.finishedAtSeconds[0] - requests.firstTokenAtSeconds[0]).toBeCloseTo(plainSeconds + addedSeconds, 12);
  // 4 ms + 2,001 tokens + 20.01 ms of pairs + its context: 65 ms in place of 5 ms.
  const stallSeconds = 0.004 + 2001 * 20e-6 + 0.02001;
  expect(summary.itlSeconds.p99).toBeGreaterThan(stallSeconds + 1001e-6 - 2e-4);
});

test('chunks of C tokens cost the prompt itself ⌈n/C⌉ − 1 starts, and the decode tokens that run along', () => {
  const chunked = run(together, { kind: 'chunked-prefill', tokenBudgetCount: 501, maxBatchCount: 8 }).requests;
  const whole = run(together, { kind: 'continuous-batching', tokenBudgetCount: 4096, maxBatchCount: 8 }).requests;
  const service = ({ ttftPartsSeconds }: typeof whole) => {
    const row = ttftPartsSeconds.subarray(ttftPartsSeconds.length / 2);
    return row.reduce((sum, part) => sum + part, 0) - row[1]; // all but the queue
  };
  // Three more steps: 3 · (4 ms + one decode token + its context of about 1,010).
  const extra = service(chunked) - service(whole);
  expect(extra).toBeGreaterThan(3 * (0.004 + 20e-6 + 1001e-6) - 1e-9);
  expect(extra).toBeLessThan(3 * (0.004 + 20e-6 + 1020e-6) + 1e-5);
});

const target = {
  kind: 'target-chunked-prefill',
  tpotSeconds: 0.0141,
  tokenBudgetCount: 4096,
  leastChunkTokensCount: 64,
  maxBatchCount: 8,
} as const;

test('a budget from the TPOT target is the largest chunk with which the step stays within it', () => {
  const { requests, summary } = run(together, target);
  // The first chunk, n tokens on none beside one sequence that reads about 1,003 tokens (the k-th gap reads 1000 + k):
  // 4 ms + 20 µs (n + 1) + 10 ns n (n + 1) / 2 ≤ 14.1 ms − 1.003 ms: n² / 2 + 2000.5 n ≤ 907,700, n = 413.
  // Later chunks read what came before, and shrink. No gap is longer than the target, and four chunks are not enough.
  expect(summary.itlSeconds.p99).toBeLessThan(0.0141 * 1.002);
  expect(summary.itlSeconds.p99).toBeGreaterThan(0.0141 * 0.995);
  const chunked = run(together, { kind: 'chunked-prefill', tokenBudgetCount: 414, maxBatchCount: 8 });
  // A fixed budget of as much overshoots with the last chunk: 20 µs · 414 + (413 · 1587 + 413 · 414 / 2) · 10 ns.
  expect(chunked.summary.itlSeconds.p99).toBeGreaterThan(0.0141 * 1.3);
  expect(requests.finishedAtSeconds[1]).toBeGreaterThan(chunked.requests.finishedAtSeconds[1]);
});

test('without a sequence that decodes there is nobody to hold up: the largest budget counts', () => {
  const { requests } = run([[0, 2000, 1]], target);
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(0.004 + 0.04 + 0.02001, 12);
});

test('where the batch alone misses the target, prompts still go on by the smallest chunk', () => {
  const { requests } = run(together, { ...target, tpotSeconds: 0.001, leastChunkTokensCount: 500 });
  // As with a budget of 501: four chunks.
  const fixed = run(together, { kind: 'chunked-prefill', tokenBudgetCount: 501, maxBatchCount: 8 }).requests;
  // Its own first prompt runs whole here (nothing decoded), there in two steps.
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(fixed.finishedAtSeconds[0] - chunkingOfOwnPrompt, 12);
});
