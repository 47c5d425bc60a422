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
