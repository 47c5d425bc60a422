import { expect, test } from 'vitest';
import { BlockListBuilder, type RequestTrace } from '../workload/index.ts';
import { serve } from './serve.ts';
import { type LinearSystemOptions, type LinearTier, linearSystem } from './testing/linear-system.ts';

/** Rows of [arrival, prompt tokens, ids of its blocks of 16]; each answer is one token. */
function blockTrace(rows: readonly (readonly [number, number, readonly number[]])[]): RequestTrace {
  const prompt = new BlockListBuilder();
  for (const [, , ids] of rows) {
    for (const id of ids) prompt.add(id);
    prompt.endRequest();
  }
  return {
    arrivedAtSeconds: Float64Array.from(rows, ([at]) => at),
    inputTokensCount: Int32Array.from(rows, ([, tokens]) => tokens),
    outputTokensCount: new Int32Array(rows.length).fill(1),
    classIndex: new Int32Array(rows.length),
    blocks: { blockTokensCount: 16, prompt: prompt.finish(), answer: null },
  };
}

const first = [1, 2, 3, 4];
const other = [11, 12, 13, 14, 15, 16];

/** A prompt of 4 blocks; one that overwrites all of it in a pool of 7 pages; then the first again, with a block more. */
const evictedAndAskedAgain = blockTrace([
  [0, 64, first],
  [10, 111, other],
  [20, 80, [...first, 5]],
]);

/** A token takes 10 ms to compute and 1 byte to keep; 4 layers; all cables but the tiers' carry 1,000 B/s. */
function run(tiers: readonly LinearTier[], tierPolicy: LinearSystemOptions['tierPolicy'], trace = evictedAndAskedAgain) {
  const system = linearSystem({
    pools: [{ role: 'mixed', replicaCount: 1, step: { secondsPerToken: 0.01, kvCapacityTokens: 112 } }],
    trace,
    linkBytesPerSecond: 1000,
    tiers,
    tierPolicy,
  });
  return serve(system, { hasLeaps: true, onTick: () => {} });
}

function ttftSeconds({ requests }: ReturnType<typeof run>, request: number): number {
  return requests.firstTokenAtSeconds[request] - requests.arrivedAtSeconds[request];
}

const fast = { capacityBytes: 1000, bytesPerSecond: 1000, latencySeconds: 0.1 };

test('a prefix is fetched where that is faster than computing it', () => {
  const results = run([fast], { load: { kind: 'blocking' } });
  // 64 B at 1,000 B/s after 0.1 s, in place of 0.64 s; then the other 16 tokens.
  expect(ttftSeconds(results, 2)).toBeCloseTo(0.1 + 0.064 + 0.16, 9);
  expect(results.requests.prefixHitTokensCount[2]).toBe(64);
  expect(results.summary.prefixCache.hitFractionByTier).toEqual({ hbm: 0, m0: 64 / (64 + 111 + 80) });
  // The second prompt overwrote the four blocks; the third, of five pages, the second's page without a name and four of its blocks.
  expect(results.summary.tiers[0]).toMatchObject({ readBytes: 64, writtenBytes: 128, fetchedTokensCount: 64 });
});

test('a prefix is computed again where that is faster', () => {
  // 64 B at 80 B/s take 0.8 s and 0.1 s: more than 0.64 s.
  const results = run([{ ...fast, bytesPerSecond: 80 }], { load: { kind: 'blocking' } });
  expect(ttftSeconds(results, 2)).toBeCloseTo(0.8, 9);
  expect(results.requests.prefixHitTokensCount[2]).toBe(0);
  // What the third prompt overwrote is still on its way when the run ends, after 0.8 s.
  expect(results.summary.tiers[0]).toMatchObject({ readBytes: 0, writtenBytes: 64, fetchedTokensCount: 0 });
});

test('the rule can be told to fetch always, or never', () => {
  const slow = [{ ...fast, bytesPerSecond: 80 }];
  expect(ttftSeconds(run(slow, { load: { kind: 'blocking' }, fetch: { kind: 'always' } }), 2)).toBeCloseTo(0.1 + 0.8 + 0.16, 9);
  expect(ttftSeconds(run([fast], { fetch: { kind: 'never' } }), 2)).toBeCloseTo(0.8, 9);
});

test('layer by layer, the load hides behind the prefill of the rest', () => {
  // 0.064 s of transfer; the other three layers compute for 0.12 s meanwhile: only the first layer's quarter is waited for.
  expect(ttftSeconds(run([fast], { load: { kind: 'layerwise' } }), 2)).toBeCloseTo(0.1 + 0.016 + 0.16, 9);
  // At 200 B/s, 0.32 s of transfer less 0.12 s.
  const slower = run([{ ...fast, bytesPerSecond: 200 }], { load: { kind: 'layerwise' } });
  expect(ttftSeconds(slower, 2)).toBeCloseTo(0.1 + 0.2 + 0.16, 9);
});

test('a write-through tier has the prefix before it is evicted', () => {
  // All of it fits HBM: nothing leaves it, but each of the three blocks has been written once.
  const trace = blockTrace([
    [0, 32, [1, 2]],
    [10, 48, [1, 2, 3]],
    [20, 20, []],
  ]);
  expect(run([fast], { write: { kind: 'write-back' } }, trace).summary.tiers[0].writtenBytes).toBe(0);
  expect(run([fast], { write: { kind: 'write-through' } }, trace).summary.tiers[0].writtenBytes).toBe(48);
});

test('what a tier cannot hold moves to the one below', () => {
  // Two of the four evicted pages fit the first tier; the least recently used of them move on.
  const below = { capacityBytes: 1000, bytesPerSecond: 500, latencySeconds: 0 };
  const results = run([{ ...fast, capacityBytes: 32 }, below], { load: { kind: 'blocking' } });
  const [upper, lower] = results.summary.tiers;
  expect(lower.writtenBytes).toBe(32);
  expect(upper.fetchedTokensCount + lower.fetchedTokensCount).toBe(64);
  expect(upper.peakOccupancyFraction).toBe(1);
  // Both at once: 0.1 s + 32 B at 1,000 B/s is the longer, 32 B at 500 B/s take 0.064 s; they share the last cable to the end.
  expect(ttftSeconds(results, 2)).toBeCloseTo(0.1 + 0.032 + 0.16, 9);
});

test('a tier that wears out says how fast', () => {
  const results = run([{ ...fast, enduranceWritesPerDay: 3 }], { load: { kind: 'blocking' } });
  // 128 B of 1,000 B in 20.324 s.
  expect(results.summary.tiers[0].writesPerDayRatio).toBeCloseTo((0.128 * 86_400) / 20.324, 6);
  expect(results.summary.tiers[0].enduranceWritesPerDayRatio).toBe(3);
});

test('a fetch that starts on arrival is over when its turn comes', () => {
  const inRun = (isPrefetched: boolean) =>
    run(
      [fast],
      { load: { kind: 'blocking' }, isPrefetched },
      blockTrace([
        [0, 32, [1, 2]],
        [10, 111, other],
        [20, 48, [21, 22, 23]],
        [20.1, 48, [1, 2, 3]],
      ]),
    );
  // 32 B: 0.132 s from 20.1 s; the engine is free at 20.48 s; 16 tokens more.
  expect(ttftSeconds(inRun(true), 3)).toBeCloseTo(0.38 + 0.16, 9);
  // On its turn: the fetch begins at 20.48 s.
  expect(ttftSeconds(inRun(false), 3)).toBeCloseTo(0.38 + 0.132 + 0.16, 9);
});
