import { expect, test } from 'vitest';
import { randomStream } from '../../base/rng.ts';
import type { RequestTrace } from '../workload/index.ts';
import { serve } from './serve.ts';
import { linearSystem } from './testing/linear-system.ts';

const isSoak = process.env.CLUSTERWRIGHT_SOAK === '1';
const requestCount = isSoak ? 1_000_000 : 60_000;
/** Standard error of the mean wait at the higher load, with fewer requests, is about 1 %. */
const tolerance = isSoak ? 0.02 : 0.03;

/** Poisson arrivals of requests of one length and one output token. */
function fixedLengthTrace(ratePerSecond: number): RequestTrace {
  const stream = randomStream(11, 'md1');
  const arrivedAtSeconds = new Float64Array(requestCount);
  let at = 0;
  for (let i = 0; i < requestCount; i += 1) {
    at -= Math.log(stream()) / ratePerSecond;
    arrivedAtSeconds[i] = at;
  }
  return {
    arrivedAtSeconds,
    inputTokensCount: new Int32Array(requestCount).fill(100),
    outputTokensCount: new Int32Array(requestCount).fill(1),
    classIndex: new Int32Array(requestCount),
  };
}

test.each([0.3, 0.6, 0.8])(
  'one replica, one at a time, at load %f waits as M/D/1 says',
  (load) => {
    const serviceSeconds = 0.1;
    const system = linearSystem({
      pools: [
        {
          role: 'mixed',
          replicaCount: 1,
          step: { hostSeconds: serviceSeconds },
          scheduler: { kind: 'continuous-batching', tokenBudgetCount: 1000, maxBatchCount: 1 },
        },
      ],
      trace: fixedLengthTrace(load / serviceSeconds),
      linkBytesPerSecond: 1,
    });
    const { summary, requests } = serve(system, { hasLeaps: true, onTick: () => {} });
    // Pollaczek-Khinchine with a fixed service time: W = ρ S / (2 (1 − ρ)), at the load that the trace really has.
    const realLoad = (requestCount * serviceSeconds) / requests.arrivedAtSeconds[requestCount - 1];
    const waitSeconds = (realLoad * serviceSeconds) / (2 * (1 - realLoad));
    expect(Math.abs(summary.ttftBreakdownSeconds.prefillQueue / waitSeconds - 1)).toBeLessThan(tolerance);
    expect(summary.ttftSeconds.mean).toBeCloseTo(summary.ttftBreakdownSeconds.prefillQueue + serviceSeconds, 9);
  },
  120_000,
);
