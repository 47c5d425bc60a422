import type { StepModel, StepParts } from '../compute/index.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** Moments of a workload that a decode batch depends on. */
export interface DecodeLoad {
  /** Decode steps of a request. */
  readonly stepsPerRequest: number;
  /** Context that a step of a sequence reads, averaged over all steps of all requests; and its standard deviation. */
  readonly contextTokens: number;
  readonly contextDeviationTokens: number;
  /** Mean over requests with more than one token of 1 / (tokens − 1), and the share of such requests. */
  readonly inverseGaps: number;
  readonly multiTokenFraction: number;
}

/** @param extraSteps 1 if the decode replica gives the first token too */
export function decodeLoad(sample: WorkloadSample, extraSteps: 0 | 1): DecodeLoad {
  let steps = 0;
  let context = 0;
  let squares = 0;
  let inverse = 0;
  let multiToken = 0;
  for (let i = 0; i < sample.count; i += 1) {
    const gaps = sample.outputTokens[i] - 1;
    const n = gaps + extraSteps;
    // The steps read I + 1 … I + n tokens (from I on with the extra step).
    const middle = sample.inputTokens[i] + (n + 1) / 2 - extraSteps;
    steps += n;
    context += n * middle;
    squares += n * (middle * middle + (n * n - 1) / 12);
    if (gaps > 0) {
      inverse += 1 / gaps;
      multiToken += 1;
    }
  }
  const mean = steps > 0 ? context / steps : 0;
  return {
    stepsPerRequest: steps / sample.count,
    contextTokens: mean,
    contextDeviationTokens: steps > 0 ? Math.sqrt(Math.max(0, squares / steps - mean * mean)) : 0,
    inverseGaps: multiToken > 0 ? inverse / multiToken : 0,
    multiTokenFraction: multiToken / sample.count,
  };
}

/** Time of one decode step of a replica with `batchCount` sequences in all, which need not be whole. */
export interface DecodeStep {
  readonly seconds: number;
  readonly parts: Readonly<StepParts>;
}

/**
 * A decode step between whole batches, by a straight line. Sequences are spread evenly over the data-parallel ranks; the
 * fullest rank's context exceeds the mean by what the largest of as many normal sums does.
 */
export function decodeStep(model: StepModel, load: DecodeLoad, batchCount: number, shareFraction: number): DecodeStep {
  const ranks = model.dataParallelCount;
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  const sums: StepParts = { ...parts };
  const below = Math.max(1, Math.floor(batchCount));
  const share = Math.max(0, batchCount - below);
  // Largest of n standard normals, to a few per cent (Blom's formula is overkill: the spread itself is an approximation).
  const largest = ranks > 1 ? Math.sqrt(2 * Math.log(ranks)) * 0.8 : 0;
  for (const [batch, weight] of [
    [below, 1 - share],
    [below + 1, share],
  ] as const) {
    if (weight === 0) continue;
    const perRank = Math.ceil(batch / ranks);
    model.sharedParts(perRank, batch, perRank, shareFraction, parts);
    const meanContext = (batch / ranks) * load.contextTokens;
    const spread = ranks > 1 ? Math.min(largest * load.contextDeviationTokens * Math.sqrt(batch / ranks), load.contextTokens) : 0;
    const own = model.decodeAttentionSeconds(perRank, batch >= ranks ? meanContext : load.contextTokens);
    const slowest = model.decodeAttentionSeconds(perRank, Math.max(meanContext, load.contextTokens) + spread);
    sums.gemm += weight * parts.gemm;
    sums.attention += weight * (parts.attention + own);
    sums.expertWeights += weight * parts.expertWeights;
    sums.collectives += weight * parts.collectives;
    sums.imbalance += weight * (parts.imbalance + slowest - own);
    sums.bubble += weight * parts.bubble;
    sums.host += weight * parts.host;
  }
  const seconds = sums.gemm + sums.attention + sums.expertWeights + sums.collectives + sums.imbalance + sums.bubble + sums.host;
  return { seconds, parts: sums };
}

/** How many sequences a replica can hold at a time. */
export function largestBatch(model: StepModel, load: DecodeLoad, maxBatchCount: number, pageTokensCount: number): number {
  const heldTokens = load.contextTokens + model.kvOverheadTokens(load.contextTokens) + pageTokensCount / 2;
  return model.dataParallelCount * Math.max(1, Math.min(maxBatchCount, model.kvCapacityTokens / heldTokens));
}

/** A decode replica in steady state. */
export interface DecodeState {
  /** Sequences on average, idle time included; and as a sequence finds them, itself included. */
  readonly meanBatch: number;
  readonly seenBatch: number;
  readonly step: DecodeStep;
  /** Share of time in which it steps. */
  readonly busyFraction: number;
  /** Load over what it can carry. 1 or more: no steady state. */
  readonly utilization: number;
}

/**
 * Batch and step time that hold each other up: batch = rate × steps × step time (Little), step time = of the batch that a
 * sequence finds. Sequences come and go independently (M/G/∞), so that it finds the mean, and itself; where the router evens
 * replicas out it finds only its share of that one.
 *
 * @param stretch step time over that of a step without prompts: more than 1 where prompts run in between
 */
export function decodeFixedPoint(
  model: StepModel,
  load: DecodeLoad,
  ratePerSecond: number,
  limit: number,
  shareFraction: number,
  replicasSharing: number,
  stretch: (batchCount: number) => number,
): DecodeState {
  const seconds = (batch: number) => {
    const seen = Math.max(1, Math.min(limit, batch + 1 / replicasSharing));
    return decodeStep(model, load, seen, shareFraction).seconds * stretch(seen);
  };
  const work = ratePerSecond * load.stepsPerRequest;
  const utilization = (work * seconds(limit)) / limit;
  let low = 0;
  let high = limit;
  // The batch that the rate asks for grows slower than the batch, past the fixed point: bisection.
  for (let round = 0; round < 40 && utilization < 1; round += 1) {
    const middle = 0.5 * (low + high);
    if (work * seconds(middle) > middle) low = middle;
    else high = middle;
  }
  const meanBatch = utilization < 1 ? 0.5 * (low + high) : limit;
  const seenBatch = Math.max(1, Math.min(limit, meanBatch + 1 / replicasSharing));
  const step = decodeStep(model, load, seenBatch, shareFraction);
  // Busy with the batch that is seen, the rest of the time idle: what the mean says; Poisson where that is more.
  const busyFraction = utilization >= 1 ? 1 : Math.min(1, Math.max(1 - Math.exp(-meanBatch), meanBatch / seenBatch));
  return { meanBatch, seenBatch, step, busyFraction, utilization };
}
