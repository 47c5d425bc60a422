import { expect, test } from 'vitest';
import { serve } from './serve.ts';
import { linearSystem, traceOf } from './testing/linear-system.ts';

// Steps of one second. The first request's prompt runs from 0 to 1, and its 19 further tokens come at 2, 3, … 20.
// The second arrives as a step ends, at 5, give or take a rounding: it is in the step from 5 to 6, leaps or not.
test.each([5, 5 * (1 + 2e-13), 5 * (1 - 2e-13)])(
  'who arrives at the end of a step (%d) is in the next, leaps or not',
  (arrivedAtSeconds) => {
    const system = () =>
      linearSystem({
        pools: [
          {
            role: 'mixed',
            replicaCount: 1,
            step: { hostSeconds: 1, kvCapacityTokens: 1000 },
            scheduler: { kind: 'continuous-batching', tokenBudgetCount: 100, maxBatchCount: 8 },
          },
        ],
        trace: traceOf([
          [0, 1, 20],
          [arrivedAtSeconds, 1, 2],
        ]),
      });
    for (const hasLeaps of [true, false]) {
      const { requests } = serve(system(), { hasLeaps, onTick: () => {} });
      expect(requests.firstTokenAtSeconds[1]).toBeCloseTo(6, 9);
      expect(requests.finishedAtSeconds[0]).toBeCloseTo(20, 9);
    }
  },
);

// The first prompt runs from 0.3 to 0.6, its KV of one token is on the wire until 2, and decode steps of one second follow. The
// second prompt runs from 3.3 to 3.6, and its KV comes as a decode step ends, at 5, give or take a rounding: its first step is
// that from 5 to 6, and its third token comes at 7.
test.each([3.3, 3.3 * (1 + 2e-13), 3.3 * (1 - 2e-13)])(
  'KV that comes at the end of a step (from %d) is in the next',
  (arrivedAtSeconds) => {
    const pool = (role: 'prefill' | 'decode', hostSeconds: number) => ({
      role,
      replicaCount: 1,
      step: { hostSeconds, kvCapacityTokens: 1000, kvBytesPerToken: 140 },
      scheduler: { kind: 'continuous-batching', tokenBudgetCount: 100, maxBatchCount: 8 } as const,
    });
    for (const hasLeaps of [true, false]) {
      const system = linearSystem({
        pools: [pool('prefill', 0.3), pool('decode', 1)],
        trace: traceOf([
          [0.3, 1, 20],
          [arrivedAtSeconds, 1, 3],
        ]),
        linkBytesPerSecond: 100,
        firstTokenFrom: 'prefill',
      });
      const { requests } = serve(system, { hasLeaps, onTick: () => {} });
      expect(requests.firstTokenAtSeconds[1]).toBeCloseTo(3.6, 9);
      expect(requests.finishedAtSeconds[1]).toBeCloseTo(7, 9);
    }
  },
);

// Pages of one token, ten of them. Two prompts of two tokens run from 0 to 1 and end at 2, with their second token, for which
// each takes a page. At 1 six pages are free: five for the third prompt and one as watermark would be just enough, but the
// two that decode take theirs first. It runs from 2 to 3.
test('a prompt is admitted only beside the pages that the batch takes in the same step', () => {
  const system = linearSystem({
    pools: [{ role: 'mixed', replicaCount: 1, step: { hostSeconds: 1, kvCapacityTokens: 10 }, kvPageTokensCount: 1 }],
    trace: traceOf([
      [0, 2, 2],
      [0, 2, 2],
      [0.5, 5, 1],
    ]),
  });
  const { requests } = serve(system, { hasLeaps: true, onTick: () => {} });
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(2, 9);
  expect(requests.firstTokenAtSeconds[2]).toBeCloseTo(3, 9);
});
