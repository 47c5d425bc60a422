import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTrace, type RequestTrace } from '../workload/index.ts';
import { serve } from './serve.ts';
import { linearSystem } from './testing/linear-system.ts';

const traces = new URL('../../../../shared/data/traces/', import.meta.url);
const hasTraces = existsSync(traces);
if (!hasTraces) process.stdout.write('skipped: the Mooncake traces are not on this machine\n');

function mooncake(name: string): RequestTrace {
  const trace = parseTrace(name, readFileSync(new URL(`mooncake_${name}.jsonl`, traces)));
  if (!trace.ok) throw new Error(trace.error.message);
  return trace.value;
}

/** One replica that computes at once, so that requests meet the cache in order of arrival; answers of one token. */
function hits(trace: RequestTrace, kvCapacityTokens: number) {
  const system = linearSystem({
    pools: [
      {
        role: 'mixed',
        replicaCount: 1,
        step: { hostSeconds: 1e-9, kvCapacityTokens },
        scheduler: { kind: 'continuous-batching', tokenBudgetCount: 1, maxBatchCount: 1 },
      },
    ],
    trace: { ...trace, outputTokensCount: new Int32Array(trace.inputTokensCount.length).fill(1) },
    maxContextTokens: 200_000,
  });
  return serve(system, { hasLeaps: true, onTick: () => {} });
}

/** Blocks of 512 tokens found, over all blocks; the last block of a prompt may be smaller. */
function blockHitFraction(trace: RequestTrace, kvCapacityTokens: number): number {
  const { requests, summary } = hits(trace, kvCapacityTokens);
  expect(summary.requests.rejected).toBe(0);
  let found = 0;
  let all = 0;
  for (let i = 0; i < requests.requestCount; i += 1) {
    // A prompt that is found whole computes its last page again.
    const hit = requests.prefixHitTokensCount[i];
    found += hit >= requests.inputTokensCount[i] - 16 ? Math.ceil(requests.inputTokensCount[i] / 512) : Math.floor(hit / 512);
    all += Math.ceil(requests.inputTokensCount[i] / 512);
  }
  return found / all;
}

test.skipIf(!hasTraces).each([
  // inference-science §3.5, data/traces/README.md: of input tokens, and of blocks.
  ['conversation', 0.374, 0.366],
  ['synthetic', 0.651, 0.64],
])('an unbounded prefix cache credits what the %s trace repeats', (name, ofTokens, ofBlocks) => {
  const trace = mooncake(name);
  const unbounded = 2 ** 31;
  expect(hits(trace, unbounded).summary.prefixCache.hitFraction).toBeCloseTo(ofTokens, 3);
  expect(blockHitFraction(trace, unbounded)).toBeCloseTo(ofBlocks, 3);
});

test.skipIf(!hasTraces).each([
  [1e6, 0.054],
  [5.1e6, 0.21],
  [10e6, 0.29],
  [15e6, 0.33],
  [26e6, 0.355],
])('a pool of %d tokens hits as published', (tokens, hitFraction) => {
  // The table of inference-science §3.5 has two digits.
  expect(Math.abs(blockHitFraction(mooncake('conversation'), tokens) - hitFraction)).toBeLessThan(0.0075);
});
