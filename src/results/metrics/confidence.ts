import type { RequestTable } from '../request-table.ts';
import type { ConfidenceSummary } from '../summary.ts';
import { type LatencyTargets, meetsTargets } from './goodput.ts';
import { tpotSeconds, ttftSeconds } from './latencies.ts';

const batchCount = 20;
/** Two-sided 95 % quantile of Student's t with 19 degrees of freedom. */
const student95 = 2.093;
const mserBatch = 5;

/**
 * Half-width of the 95 % interval of a mean by 20 batch means: neighbours in time are correlated, batches hardly. Null below
 * ten samples a batch. What does not fill the last batch is left out.
 *
 * @see Law (2015), Simulation Modeling and Analysis, §9.5.3
 */
export function batchMeansHalfWidth(samples: Float64Array): number | null {
  const size = Math.floor(samples.length / batchCount);
  if (size < 10) return null;
  const means = Float64Array.from({ length: batchCount }, (_, batch) => meanOf(samples.subarray(batch * size, (batch + 1) * size)));
  const grand = meanOf(means);
  const variance = means.reduce((sum, value) => sum + (value - grand) ** 2, 0) / (batchCount - 1);
  return student95 * Math.sqrt(variance / batchCount);
}

/**
 * MSER-5: the number of samples to leave out at the start so that the standard error of the mean of what is left, in batches
 * of five, is least; at most half.
 *
 * @see White, Cobb and Spratt (2000), A comparison of five steady-state truncation heuristics for simulation
 */
export function mser5(samples: Float64Array): number {
  const count = Math.floor(samples.length / mserBatch);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  // Sums over what is left, from the end: one pass for all cuts.
  for (let first = count - 1; first >= 0; first -= 1) {
    const value = meanOf(samples.subarray(first * mserBatch, (first + 1) * mserBatch));
    sum += value;
    squares += value * value;
    const left = count - first;
    if (first > count / 2) continue;
    const statistic = Math.max(0, squares - (sum * sum) / left) / (left * left);
    if (statistic <= least) {
      least = statistic;
      best = first;
    }
  }
  return best * mserBatch;
}

/** Confidence of the means of a run, and whether its warm-up cut is long enough. */
export function confidence(requests: RequestTable, firstMeasured: number, targets: LatencyTargets): ConfidenceSummary {
  const of = (first: number, quantity: (request: number) => number): Float64Array => {
    const samples: number[] = [];
    for (let request = first; request < requests.requestCount; request += 1) {
      const value = quantity(request);
      if (!Number.isNaN(value)) samples.push(value);
    }
    return Float64Array.from(samples);
  };
  const ifCompleted = (quantity: (requests: RequestTable, request: number) => number) => (request: number) =>
    requests.outcome[request] === 0 ? quantity(requests, request) : Number.NaN;
  const isMet = (request: number): number => (requests.outcome[request] === 0 && meetsTargets(requests, request, targets) ? 1 : 0);
  const warmupRequestsCount = mser5(of(0, ifCompleted(ttftSeconds)));
  return {
    ttftMeanHalfWidthSeconds: batchMeansHalfWidth(of(firstMeasured, ifCompleted(ttftSeconds))),
    tpotMeanHalfWidthSeconds: batchMeansHalfWidth(of(firstMeasured, ifCompleted(tpotSeconds))),
    attainmentHalfWidthFraction: batchMeansHalfWidth(of(firstMeasured, isMet)),
    warmupRequestsCount,
    isWarmupEnough: warmupRequestsCount <= firstMeasured,
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
