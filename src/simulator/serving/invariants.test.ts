import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RunResults, tpotParts, ttftParts } from '../../results/index.ts';
import type { StepModel } from '../compute/index.ts';
import { kvTransfers } from '../kv-transfer/index.ts';
import { type EvictionConfig, fetchRules, loadRules, writeRules } from '../memory/index.ts';
import { type RequestRouterConfig, requestRouters } from '../request-routing/index.ts';
import { schedulers } from '../scheduling/index.ts';
import { serve } from './serve.ts';
import { type LinearPool, type LinearSystemOptions, linearSystem, randomTrace, withBlocks } from './testing/linear-system.ts';

const runs = process.env.CLUSTERWRIGHT_SOAK === '1' ? 500 : 25;

/** A collective on the replica's own cable, so that steps and transfers slow each other. */
function cableCollective(link: number, bytesPerSecond: number): StepModel['collectives'] {
  return [
    {
      plan: {
        algorithm: 'test',
        trafficClass: 'tp',
        flowClass: { links: Int32Array.of(link), memberCounts: Float64Array.of(1), memberTotal: 1, latencySeconds: 0 },
        linkBytesPerPayloadByte: Float64Array.of(1),
        seconds: (payloadBytes, shareFraction) => payloadBytes / (bytesPerSecond * shareFraction),
      },
      callsPerStep: 2,
      payloadBytes: (maxRankTokens) => 20 * maxRankTokens,
    },
  ];
}

const schedulerConfig = fc.oneof(
  fc.record({
    kind: fc.constant('continuous-batching' as const),
    tokenBudgetCount: fc.integer({ min: 50, max: 2000 }),
    maxBatchCount: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    kind: fc.constant('chunked-prefill' as const),
    tokenBudgetCount: fc.integer({ min: 20, max: 500 }),
    maxBatchCount: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    kind: fc.constant('target-chunked-prefill' as const),
    tpotSeconds: fc.double({ min: 0.003, max: 0.05, noNaN: true }),
    tokenBudgetCount: fc.integer({ min: 20, max: 500 }),
    leastChunkTokensCount: fc.integer({ min: 1, max: 100 }),
    maxBatchCount: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    kind: fc.constant('static-batching' as const),
    tokenBudgetCount: fc.integer({ min: 50, max: 2000 }),
    maxBatchCount: fc.integer({ min: 1, max: 12 }),
  }),
);

/** Small clusters of every kind, with KV pools tight enough to preempt. */
const clusters = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    isDisaggregated: fc.boolean(),
    hasCollectives: fc.boolean(),
    replicaCount: fc.integer({ min: 1, max: 3 }),
    dataParallelCount: fc.integer({ min: 1, max: 3 }),
    kvCapacityTokens: fc.integer({ min: 320, max: 1500 }),
    kvPageTokensCount: fc.constantFrom(1, 16, 64),
    hasBlocks: fc.boolean(),
    eviction: fc.constantFrom<EvictionConfig>({ kind: 'lru' }, { kind: 'lfu' }, { kind: 'length-aware' }, { kind: 'ttl', lifeSeconds: 2 }),
    tiers: fc.array(
      fc.record({
        capacityBytes: fc.integer({ min: 3000, max: 300_000 }),
        bytesPerSecond: fc.double({ min: 1e5, max: 4e6, noNaN: true }),
        latencySeconds: fc.constantFrom(0, 0.001),
      }),
      { maxLength: 2 },
    ),
    tierPolicy: fc.record({
      fetch: fc.constantFrom(...fetchRules.members.map(({ kind }) => ({ kind }))),
      load: fc.constantFrom(...loadRules.members.map(({ kind }) => ({ kind }))),
      write: fc.constantFrom(...writeRules.members.map(({ kind }) => ({ kind }))),
      isPrefetched: fc.boolean(),
    }),
    rate: fc.double({ min: 0.5, max: 20, noNaN: true }),
    scheduler: schedulerConfig,
    otherScheduler: schedulerConfig,
    router: fc.constantFrom<RequestRouterConfig>(
      { kind: 'round-robin' },
      { kind: 'least-loaded' },
      { kind: 'least-loaded', refreshSeconds: 1 },
      { kind: 'random' },
      { kind: 'power-of-d', choiceCount: 2 },
      { kind: 'cache-aware', hitPerLoadRatio: 1 },
      { kind: 'cache-aware', hitPerLoadRatio: 1, refreshSeconds: 0.5 },
    ),
    kvTransfer: fc.constantFrom(...kvTransfers.members.map(({ kind }) => ({ kind }))),
    firstTokenFrom: fc.constantFrom('prefill' as const, 'decode' as const),
  })
  .map((c): LinearSystemOptions => {
    const step = (link: number) => ({
      hostSeconds: 0.003,
      secondsPerToken: 1e-4,
      secondsPerContextToken: 2e-6,
      prefillSecondsPerPair: 1e-7,
      kvBytesPerToken: 100,
      kvCapacityTokens: c.kvCapacityTokens,
      dataParallelCount: c.dataParallelCount,
      knotTokens: 150,
      collectives: c.hasCollectives ? cableCollective(link, 2e5) : [],
    });
    const { kvPageTokensCount, replicaCount, scheduler } = c;
    const prefixCache = { kind: 'paged', eviction: c.eviction } as const;
    const trace = randomTrace(60, c.rate, 180, 60, c.seed);
    const pools: LinearPool[] = c.isDisaggregated
      ? [
          { role: 'prefill', replicaCount, step: step(0), scheduler, kvPageTokensCount, prefixCache },
          { role: 'decode', replicaCount: 1, step: step(2 * replicaCount + 1), scheduler: c.otherScheduler, kvPageTokensCount },
        ]
      : [{ role: 'mixed', replicaCount, step: step(0), scheduler, kvPageTokensCount, prefixCache }];
    return {
      pools,
      trace: c.hasBlocks ? withBlocks(trace, c.seed) : trace,
      linkBytesPerSecond: 2e5,
      router: c.router,
      kvTransfer: c.kvTransfer,
      firstTokenFrom: c.firstTokenFrom,
      maxContextTokens: 400,
      tiers: c.tiers,
      tierPolicy: c.tierPolicy,
    };
  });

function run(options: LinearSystemOptions, hasLeaps = true): RunResults {
  return serve(linearSystem(options), { hasLeaps, onTick: () => {} });
}

test('every family of kinds is in the property tests', () => {
  expect(schedulers.members.map(({ kind }) => kind).sort()).toEqual([
    'chunked-prefill',
    'continuous-batching',
    'static-batching',
    'target-chunked-prefill',
  ]);
  expect(requestRouters.members.map(({ kind }) => kind).sort()).toEqual([
    'cache-aware',
    'least-loaded',
    'power-of-d',
    'random',
    'round-robin',
  ]);
});

test('every request ends exactly once, in order of its own life, and the parts are the whole', () => {
  fc.assert(
    fc.property(clusters, (options) => {
      const { requests, summary } = run(options);
      expect(summary.requests.completed + summary.requests.rejected).toBe(60);
      for (let i = 0; i < requests.requestCount; i += 1) {
        if (requests.outcome[i] === 1) {
          expect(requests.inputTokensCount[i] + requests.outputTokensCount[i]).toBeGreaterThan(200);
          expect(requests.finishedAtSeconds[i]).toBeNaN();
          continue;
        }
        const first = requests.firstTokenAtSeconds[i];
        const finished = requests.finishedAtSeconds[i];
        const gaps = requests.outputTokensCount[i] - 1;
        expect(first).toBeGreaterThan(requests.arrivedAtSeconds[i]);
        if (gaps > 0) expect(finished).toBeGreaterThan(first);
        else expect(finished).toBe(first);
        const ttft = requests.ttftPartsSeconds.subarray(i * ttftParts.length, (i + 1) * ttftParts.length);
        const tpot = requests.tpotPartsSeconds.subarray(i * tpotParts.length, (i + 1) * tpotParts.length);
        const sum = (row: Float64Array) => row.reduce((total, part) => total + part, 0);
        expect(Math.abs(sum(ttft) - (first - requests.arrivedAtSeconds[i]))).toBeLessThan(1e-9);
        if (gaps > 0) expect(Math.abs(sum(tpot) - (finished - first) / gaps)).toBeLessThan(1e-9);
        for (const part of [...ttft, ...(gaps > 0 ? tpot : [])]) expect(part).toBeGreaterThan(-1e-9);
      }
    }),
    { numRuns: runs },
  );
});

test('leaps on and off give the same requests, gaps and traffic', () => {
  fc.assert(
    fc.property(clusters, (options) => {
      const leaps = run(options, true);
      const steps = run(options, false);
      const columns = [
        'firstTokenAtSeconds',
        'finishedAtSeconds',
        'ttftPartsSeconds',
        'tpotPartsSeconds',
        'kvVisibleSeconds',
        'preemptionCount',
        'decodeReplica',
      ] as const;
      for (const name of columns) {
        const a = leaps.requests[name];
        const b = steps.requests[name];
        for (let i = 0; i < a.length; i += 1) {
          if (Number.isNaN(a[i]) && Number.isNaN(b[i])) continue;
          if (!(Math.abs(a[i] - b[i]) <= 1e-9)) throw new Error(`${name}[${i}]: ${a[i]} with leaps, ${b[i]} without`);
        }
      }
      expect(leaps.summary.eventCount).toBeLessThanOrEqual(steps.summary.eventCount);
      for (let i = 0; i < leaps.links.bytesByClass.length; i += 1) {
        expect(Math.abs(leaps.links.bytesByClass[i] - steps.links.bytesByClass[i])).toBeLessThanOrEqual(
          1e-6 * (1 + steps.links.bytesByClass[i]),
        );
      }
      if (leaps.summary.itlSeconds.mean !== null) expect(leaps.summary.itlSeconds.mean).toBeCloseTo(steps.summary.itlSeconds.mean ?? 0, 9);
    }),
    { numRuns: runs },
  );
});

test('the same input gives the same numbers', () => {
  fc.assert(
    fc.property(clusters, (options) => {
      expect(run(options)).toEqual(run(options));
    }),
    { numRuns: 5 },
  );
});
