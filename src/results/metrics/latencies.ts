import { mean, percentileOfSorted } from '../../base/statistics.ts';
import type { RequestTable } from '../request-table.ts';
import type { LatencySummary, NullLatency } from '../summary.ts';

export const noLatency: NullLatency = { mean: null, p50: null, p90: null, p95: null, p99: null };

/** Mean and percentiles of samples in any order, which are sorted in place. Null if there are none. */
export function latencySummary(samples: Float64Array): LatencySummary | NullLatency {
  if (samples.length === 0) return noLatency;
  const average = mean(samples);
  samples.sort();
  return {
    mean: average,
    p50: percentileOfSorted(samples, 0.5),
    p90: percentileOfSorted(samples, 0.9),
    p95: percentileOfSorted(samples, 0.95),
    p99: percentileOfSorted(samples, 0.99),
  };
}

/** Samples of one quantity over completed requests from `firstMeasured` on; requests for which it is not defined are left out. */
function samplesOf(requests: RequestTable, firstMeasured: number, quantity: (request: number) => number): Float64Array {
  const samples = new Float64Array(requests.requestCount - firstMeasured);
  let count = 0;
  for (let request = firstMeasured; request < requests.requestCount; request += 1) {
    if (requests.outcome[request] !== 0) continue;
    const sample = quantity(request);
    if (Number.isNaN(sample)) continue;
    samples[count] = sample;
    count += 1;
  }
  return samples.subarray(0, count);
}

/** Seconds from arrival to the first token. */
export function ttftSeconds(requests: RequestTable, request: number): number {
  return requests.firstTokenAtSeconds[request] - requests.arrivedAtSeconds[request];
}

/** Mean seconds per token after the first; NaN for an answer of one token. */
export function tpotSeconds(requests: RequestTable, request: number): number {
  const gaps = requests.outputTokensCount[request] - 1;
  return gaps > 0 ? (requests.finishedAtSeconds[request] - requests.firstTokenAtSeconds[request]) / gaps : Number.NaN;
}

/** TTFT, TPOT and E2E of the completed requests after the warm-up cut. */
export function requestLatencies(requests: RequestTable, firstMeasured: number) {
  return {
    ttftSeconds: latencySummary(samplesOf(requests, firstMeasured, (request) => ttftSeconds(requests, request))),
    tpotSeconds: latencySummary(samplesOf(requests, firstMeasured, (request) => tpotSeconds(requests, request))),
    e2eSeconds: latencySummary(
      samplesOf(requests, firstMeasured, (request) => requests.finishedAtSeconds[request] - requests.arrivedAtSeconds[request]),
    ),
  };
}
