import { randomStream } from '../../base/rng.ts';
import type { SimulationInput } from '../simulation-input.ts';
import { type ArrivalsConfig, lengthQuantile, openProcess, type RequestTrace } from '../workload/index.ts';
import { type CachingRank, classHits, traceHits } from './prefix-hits.ts';

/** Requests that the estimate reckons with: enough for the mean of a queue to stand within a few per cent. */
const sampleCount = 4000;
/** A workload as the estimate sees it: a rate, and a sample of requests whose moments are those of the whole. */
export interface WorkloadSample {
  readonly ratePerSecond: number;
  readonly count: number;
  /** [count] unit-mean gaps before each request; in a trace, of its own arrivals. */
  readonly unitGaps: Float64Array;
  readonly inputTokens: Float64Array;
  readonly outputTokens: Float64Array;
  /** [count] tokens of the input that a prefix cache holds. */
  readonly cachedTokens: Float64Array;
  /** Requests in the workload, and those that no replica can hold. */
  readonly requestCount: number;
  readonly rejectedCount: number;
}

/**
 * The middles of `sampleCount` equal strata of (0, 1) in random order: means are exact over the whole sample, while bursts
 * within it are as likely as they are in nature.
 */
function stratified(seed: number, name: string): Float64Array {
  const stream = randomStream(seed, name);
  const values = new Float64Array(sampleCount);
  for (let i = 0; i < sampleCount; i += 1) {
    const j = Math.floor(stream() * (i + 1));
    values[i] = values[j];
    values[j] = (i + 0.5) / sampleCount;
  }
  return values;
}

function sampleOfTrace(trace: RequestTrace, ranks: readonly CachingRank[]): Omit<WorkloadSample, 'requestCount' | 'rejectedCount'> {
  const total = trace.arrivedAtSeconds.length;
  const hits = traceHits(trace, ranks);
  const count = Math.min(total, sampleCount);
  const spanSeconds = trace.arrivedAtSeconds[total - 1] - trace.arrivedAtSeconds[0];
  const ratePerSecond = spanSeconds > 0 ? (total - 1) / spanSeconds : Number.POSITIVE_INFINITY;
  // A long trace is thinned evenly for its lengths; its gaps are taken from the start, scaled to mean one.
  const place = (i: number) => Math.floor((i * total) / count);
  const startSeconds = trace.arrivedAtSeconds[0];
  const meanGap = count > 1 ? (trace.arrivedAtSeconds[count - 1] - startSeconds) / (count - 1) : 1;
  return {
    ratePerSecond,
    count,
    unitGaps: Float64Array.from({ length: count }, (_, i) =>
      i === 0 || meanGap === 0 ? 1 : (trace.arrivedAtSeconds[i] - trace.arrivedAtSeconds[i - 1]) / meanGap,
    ),
    inputTokens: Float64Array.from({ length: count }, (_, i) => trace.inputTokensCount[place(i)]),
    outputTokens: Float64Array.from({ length: count }, (_, i) => trace.outputTokensCount[place(i)]),
    cachedTokens: Float64Array.from({ length: count }, (_, i) => hits[place(i)]),
  };
}

/** A user of a closed loop comes again when its request has ended and it has thought. */
function meanRatePerSecond(arrivals: ArrivalsConfig, closedLoopSeconds: number): number {
  return arrivals.kind === 'closed-loop'
    ? arrivals.concurrencyCount / (closedLoopSeconds + arrivals.thinkSeconds)
    : openProcess(arrivals).meanRatePerSecond(arrivals);
}

function sampleOfClasses(
  input: SimulationInput & { workload: { kind: 'generated' } },
  ranks: readonly CachingRank[],
  closedLoopSeconds: number,
): Omit<WorkloadSample, 'requestCount' | 'rejectedCount'> {
  const { classes } = input.workload;
  const rates = classes.map(({ arrivals }) => meanRatePerSecond(arrivals, closedLoopSeconds));
  const ratePerSecond = rates.reduce((sum, rate) => sum + rate, 0);
  const bounds = rates.map((_, c) => rates.slice(0, c + 1).reduce((sum, rate) => sum + rate, 0) / ratePerSecond);
  const pick = stratified(input.seed, 'estimate/classes');
  const inputs = stratified(input.seed, 'estimate/inputs');
  const outputs = stratified(input.seed, 'estimate/outputs');
  const quantiles = classes.map(({ inputTokens, outputTokens }) => ({
    input: lengthQuantile(inputTokens),
    output: lengthQuantile(outputTokens),
  }));
  const classOf = (i: number) =>
    Math.max(
      0,
      bounds.findIndex((bound) => pick[i] <= bound),
    );
  const hitsOf = classHits(classes, ranks, input.seed);
  const inputTokens = inputs.map((u, i) => quantiles[classOf(i)].input(u));
  return {
    ratePerSecond,
    count: sampleCount,
    unitGaps: stratified(input.seed, 'estimate/gaps').map((u) => -Math.log(u)),
    inputTokens,
    cachedTokens: inputTokens.map((tokens, i) => Math.min(tokens - 1, hitsOf[classOf(i)](inputs[i]))),
    outputTokens: outputs.map((u, i) => quantiles[classOf(i)].output(u)),
  };
}

/**
 * The sample of a workload, without requests longer than the limits.
 *
 * @param ranks those that compute prompts
 * @param closedLoopSeconds time that a request of a closed loop spends in the system
 */
export function workloadSample(
  input: SimulationInput,
  limits: { readonly promptTokens: number; readonly requestTokens: number },
  ranks: readonly CachingRank[],
  closedLoopSeconds: number,
): WorkloadSample {
  const { workload } = input;
  const sample =
    workload.kind === 'trace' ? sampleOfTrace(workload.trace, ranks) : sampleOfClasses({ ...input, workload }, ranks, closedLoopSeconds);
  const requestCount = workload.kind === 'trace' ? workload.trace.arrivedAtSeconds.length : workload.requestCount;
  const fits = (_: unknown, i: number) =>
    sample.inputTokens[i] <= limits.promptTokens && sample.inputTokens[i] + sample.outputTokens[i] <= limits.requestTokens;
  const inputTokens = sample.inputTokens.filter(fits);
  const keptFraction = sample.count > 0 ? inputTokens.length / sample.count : 0;
  return {
    ratePerSecond: sample.ratePerSecond * keptFraction,
    count: inputTokens.length,
    unitGaps: sample.unitGaps.filter(fits),
    inputTokens,
    outputTokens: sample.outputTokens.filter(fits),
    cachedTokens: sample.cachedTokens.filter(fits),
    requestCount,
    rejectedCount: Math.round(requestCount * (1 - keptFraction)),
  };
}
