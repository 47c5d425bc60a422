import { invariant } from '../../base/assert.ts';
import { distinctExperts, inclusionProbabilities, randomImbalance } from '../feed-forward/index.ts';
import type { ModelSpec } from '../model-spec.ts';
import type { Assumption, DeviceInput, ParallelismInput, PrecisionInput } from '../simulation-input.ts';
import { contextKnotTokens, knotIndexBelow, nextContextKnotTokens } from './context-knots.ts';
import { createDeviceKernels, type DeviceKernels } from './device-kernels.ts';
import { deviceMemory } from './device-memory.ts';
import { engines } from './engines.ts';
import { createLayerCosts, type LayerCosts } from './layer-costs.ts';
import { kvBytesPerToken, layerCount } from './model-arithmetic.ts';
import { type StepCollectivePlans, stepCollectives } from './step-collectives.ts';
import type { StepModel, StepParts } from './step-model.ts';

/** What the time of a step depends on. */
export interface StepModelArgs {
  readonly model: ModelSpec;
  readonly device: DeviceInput;
  readonly parallelism: ParallelismInput;
  readonly precision: PrecisionInput;
  /** Share of device memory that the engine may use. */
  readonly memoryUseFraction: number;
  /** Key into `engines`. */
  readonly engine: string;
  /** One plan for each of `stepCollectiveNeeds(model, parallelism)`. */
  readonly plans: StepCollectivePlans;
  /** New tokens that the scheduler puts into a step at most. */
  readonly schedulerTokenBudget: number;
  readonly maxBatchCount: number;
  /** Zipf exponent of expert popularity; 0, the default, is uniform. */
  readonly expertSkew?: number;
}

const bf16Bytes = 2;
const fp32Bytes = 4;

/** Routed experts of one run of layers: time by the tokens of all ranks that share them. */
function createExpertCosts(layer: LayerCosts, { dp, tp, ep }: ParallelismInput, kernels: DeviceKernels, skew: number) {
  const experts = layer.experts;
  if (experts === null) return null;
  const { topK, hiddenSize, intermediateSizePerRank } = experts;
  const probabilities = inclusionProbabilities(experts.experts, topK, skew);
  const expertTp = Math.max(1, (tp * dp) / ep);
  const bytesPerExpert = (experts.parametersPerExpert / expertTp) * kernels.weightBytesPerElement;
  const flopsPerRow = (2 * experts.parametersPerExpert) / expertTp;
  // In and out once, the gated inner activation written and read.
  const bytesPerRow = hiddenSize * (kernels.activationBytesPerElement + bf16Bytes) + 3 * intermediateSizePerRank * bf16Bytes;
  return {
    weightSeconds(totalTokens: number): number {
      const rows = (totalTokens * topK) / ep;
      const active = distinctExperts(probabilities, totalTokens) / ep;
      return kernels.expertStartSeconds + kernels.expertWeightSeconds(active * bytesPerExpert, rows * bytesPerRow);
    },
    computeSeconds: (totalTokens: number): number => kernels.expertComputeSeconds(((totalTokens * topK) / ep) * flopsPerRow),
    imbalance: (totalTokens: number): number => randomImbalance(ep, totalTokens * topK),
  };
}

/** A table of times by whole tokens, filled as they are asked for: no allocation once a size was seen. */
function memoised(seconds: (tokens: number) => number, largestTokens: number): (tokens: number) => number {
  const table = new Float64Array(largestTokens + 1).fill(Number.NaN);
  return (tokens) => {
    if (tokens > largestTokens) return seconds(tokens);
    const known = table[tokens];
    if (known === known) return known;
    const fresh = seconds(tokens);
    table[tokens] = fresh;
    return fresh;
  };
}

/**
 * The step-time model of one replica.
 *
 * @throws if a collective that the step needs has no plan, or the engine is not listed: the compiler refuses both before
 * @see docs/models.md
 */
export function createStepModel(args: StepModelArgs): StepModel {
  const { model, device, parallelism, precision, maxBatchCount } = args;
  const { tp, pp, dp, cp } = parallelism;
  const { hiddenSize } = model;
  const kernels = createDeviceKernels(device, precision, model.releasedFormat);
  const engine = engines.get(args.engine as (typeof engines.members)[number]['kind']);
  const layers = model.layers.map((run) => createLayerCosts(run, hiddenSize, parallelism, kernels, precision.kvStore));
  const expertLayers = layers.flatMap((layer) => {
    const costs = createExpertCosts(layer, parallelism, kernels, args.expertSkew ?? 0);
    return costs === null ? [] : [{ count: layer.count, ...costs }];
  });
  const assumptions: Assumption[] = [...kernels.assumptions];
  if (expertLayers.length > 0 && (args.expertSkew ?? 0) === 0) {
    assumptions.push({
      code: 'uniform-expert-routing',
      message: 'Each token picks its experts uniformly at random; real routing is skewed, and the fullest rank is slower than this.',
    });
  }
  if (cp > 1) {
    assumptions.push({ code: 'context-parallelism-idle', message: 'Context parallelism is not modelled: its ranks repeat the same work.' });
  }

  const largestTokens = Math.min(65536, args.schedulerTokenBudget + maxBatchCount);
  const denseSeconds = memoised((tokens) => {
    let seconds = 0;
    for (const layer of layers) seconds += layer.count * layer.denseSeconds(tokens);
    return seconds;
  }, largestTokens);
  const vocabularyPerRank = model.vocabularySize / tp;
  // Logits are written, then read once by sampling.
  const headSeconds = memoised(
    (sampled) =>
      sampled === 0
        ? 0
        : kernels.plainGemmSeconds(sampled, vocabularyPerRank, hiddenSize) +
          kernels.streamingSeconds(2 * sampled * vocabularyPerRank * fp32Bytes),
    maxBatchCount,
  );
  const layersTotal = layerCount(model);
  const collectives = stepCollectives(model, parallelism, args.plans, kernels.activationBytesPerElement);

  function sharedParts(maxRankTokens: number, totalTokens: number, sampledCount: number, shareFraction: number, out: StepParts): void {
    const prefillTokens = Math.max(0, maxRankTokens - sampledCount);
    // A pipeline is full when there are as many microbatches as stages; prompts can be cut, single tokens cannot.
    const microbatches = pp === 1 ? 1 : prefillTokens > 0 ? pp : Math.max(1, Math.min(pp, maxRankTokens));
    const tokens = Math.ceil(maxRankTokens / microbatches);
    const meanTokens = Math.round(totalTokens / dp / microbatches);
    const tokensOfAll = totalTokens / microbatches;
    const busy = microbatches / pp;

    const dense = denseSeconds(tokens);
    const meanDense = meanTokens < tokens ? denseSeconds(meanTokens) : dense;
    let gemm = meanDense + headSeconds(Math.min(maxBatchCount, Math.ceil(sampledCount / microbatches)));
    let imbalance = dense - meanDense;
    let expertWeights = 0;
    for (const layer of expertLayers) {
      const compute = layer.count * layer.computeSeconds(tokensOfAll);
      expertWeights += layer.count * layer.weightSeconds(tokensOfAll);
      gemm += compute;
      imbalance += compute * (layer.imbalance(tokensOfAll) - 1);
    }
    let communication = 0;
    for (const collective of collectives) {
      communication +=
        collective.callsPerStep * collective.plan.seconds(collective.payloadBytes(maxRankTokens, totalTokens), shareFraction);
    }
    const attention = prefillTokens > 0 ? layersTotal * kernels.prefillAttentionStartSeconds : 0;
    const pass = gemm + expertWeights + communication + imbalance + attention;

    out.gemm = gemm * busy;
    out.attention = attention * busy;
    out.expertWeights = expertWeights * busy;
    out.collectives = communication * busy;
    out.imbalance = imbalance * busy;
    // Decode steps follow each other without refilling the pipe; the share that is prefill fills it once.
    out.bubble = pass * (1 - busy) + (pp > 1 ? (pass * (pp - 1) * prefillTokens) / (pp * Math.max(1, maxRankTokens)) : 0);
    out.host = engine.hostSecondsPerStep;
  }

  // [batchCount] → times at the knots, NaN until asked for.
  const knotTimes: Float64Array[] = [];
  function decodeAtKnot(batchCount: number, knot: number): number {
    let times = knotTimes[batchCount];
    if (times === undefined) {
      times = new Float64Array(contextKnotTokens.length).fill(Number.NaN);
      knotTimes[batchCount] = times;
    }
    const known = times[knot];
    if (known === known) return known;
    const microbatches = Math.min(pp, batchCount);
    let seconds = 0;
    for (const layer of layers) {
      seconds += layer.count * layer.decodeAttentionSeconds(batchCount / microbatches, contextKnotTokens[knot] / microbatches);
    }
    times[knot] = seconds;
    return seconds;
  }

  function decodeAttentionSeconds(batchCount: number, contextTokens: number): number {
    if (batchCount === 0) return 0;
    const below = knotIndexBelow(contextTokens);
    const low = contextKnotTokens[below];
    const share = (contextTokens - low) / (contextKnotTokens[below + 1] - low);
    const start = decodeAtKnot(batchCount, below);
    return share === 0 ? start : start + (decodeAtKnot(batchCount, below + 1) - start) * share;
  }

  function prefillAttentionSeconds(newTokens: number, cachedTokens: number): number {
    invariant(newTokens >= 0 && cachedTokens >= 0, 'a chunk has no negative tokens');
    let seconds = 0;
    for (const layer of layers) seconds += layer.count * layer.prefillAttentionSeconds(newTokens, cachedTokens);
    return seconds / pp;
  }

  const { memory, kvCapacityTokens } = deviceMemory(args);

  return {
    dataParallelCount: dp,
    kvBytesPerToken: kvBytesPerToken(model, precision.kvStore),
    kvCapacityTokens,
    memory,
    assumptions,
    sharedParts,
    decodeAttentionSeconds,
    nextKnotTokens: nextContextKnotTokens,
    prefillAttentionSeconds,
    collectives,
  };
}
