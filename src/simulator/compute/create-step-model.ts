import { invariant } from '../../base/assert.ts';
import type { ModelSpec } from '../model-spec.ts';
import type { NumberFormat } from '../number-format.ts';
import type { Assumption, DeviceInput, ParallelismInput, PrecisionInput } from '../simulation-input.ts';
import { nextContextKnotTokens } from './context-knots.ts';
import { decodeAttentionTable } from './decode-attention-table.ts';
import { createDeviceKernels, type ExpertSeconds } from './device-kernels.ts';
import { deviceMemory } from './device-memory.ts';
import { engines } from './engines.ts';
import { createExpertCosts } from './expert-costs.ts';
import { createLayerCosts } from './layer-costs.ts';
import { kvBytesPerToken } from './model-arithmetic.ts';
import { type StepCollectivePlans, stepCollectives } from './step-collectives.ts';
import type { StepModel, StepParts } from './step-model.ts';
import { tokenTable } from './token-table.ts';

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
  /**
   * `two-batch`: a step is cut in two halves, one communicating while the other computes, wherever that is faster although it
   * reads the weights twice. Attention, which would hide more, is left out of what hides.
   */
  readonly overlap?: 'none' | 'two-batch';
  /** What prefill attention multiplies in; bf16, the default, whatever the cache stores. */
  readonly attentionFormat?: NumberFormat;
  /** Zipf exponent of expert popularity; 0 is uniform. */
  readonly expertSkew?: number;
}

const fp32Bytes = 4;
/** Makes decode of DeepSeek-V3 and MiniMax-M2.5 over batch sizes agree with measurements: docs/models.md#mixture-of-experts. */
const measuredExpertSkew = 0.7;

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
  const kernels = createDeviceKernels(device, precision, model.releasedFormat, args.attentionFormat);
  const engine = engines.get(args.engine as (typeof engines.members)[number]['kind']);
  const layers = model.layers.map((run) => createLayerCosts(run, hiddenSize, parallelism, kernels, precision.kvStore));
  const expertSkew = args.expertSkew ?? measuredExpertSkew;
  const expertLayers = layers.flatMap(({ count, experts }) =>
    experts === null ? [] : [{ count, costs: createExpertCosts(experts, parallelism, kernels, expertSkew) }],
  );
  const expertSeconds: ExpertSeconds = { weights: 0, compute: 0 };
  const assumptions: Assumption[] = [...kernels.assumptions];
  if (!engine.isCalibrated) {
    assumptions.push({ code: 'engine-overhead-assumed', message: `The host overhead of ${engine.label} was not measured: it is assumed.` });
  }
  if (expertLayers.length > 0) {
    assumptions.push({
      code: 'expert-popularity',
      message: `Expert popularity follows Zipf with exponent ${expertSkew}; popular experts are spread (EPLB), so that ranks differ by chance only.`,
    });
  }
  if (cp > 1) {
    assumptions.push({ code: 'context-parallelism-idle', message: 'Context parallelism is not modelled: its ranks repeat the same work.' });
  }

  const largestTokens = Math.min(65536, args.schedulerTokenBudget + maxBatchCount);
  const denseSeconds = tokenTable((tokens) => {
    let seconds = 0;
    for (const layer of layers) seconds += layer.count * layer.denseSeconds(tokens);
    return seconds;
  }, largestTokens);
  const vocabularyPerRank = model.vocabularySize / tp;
  // Logits are written, then read once by sampling.
  const headSeconds = tokenTable(
    (sampled) =>
      sampled === 0
        ? 0
        : kernels.plainGemmSeconds(sampled, vocabularyPerRank, hiddenSize) +
          kernels.streamingSeconds(2 * sampled * vocabularyPerRank * fp32Bytes),
    maxBatchCount,
  );
  const prefillStartSeconds = layers.reduce((sum, layer) => sum + layer.count * layer.prefillAttentionStartSeconds, 0);
  const overlapsTwoBatches = args.overlap === 'two-batch';
  const collectives = stepCollectives(model, parallelism, args.plans, kernels.activationBytesPerElement);

  /** Work of all layers on one rank, without attention and communication. */
  const work = { gemm: 0, expertWeights: 0, imbalance: 0 };
  function setWork(tokens: number, meanTokens: number, tokensOfAll: number): void {
    const dense = denseSeconds(tokens);
    work.gemm = meanTokens < tokens ? denseSeconds(meanTokens) : dense;
    work.imbalance = dense - work.gemm;
    work.expertWeights = 0;
    for (const { count, costs } of expertLayers) {
      costs.seconds(tokensOfAll, expertSeconds);
      const compute = count * expertSeconds.compute;
      work.expertWeights += count * expertSeconds.weights;
      work.gemm += compute;
      work.imbalance += compute * (costs.imbalance(tokensOfAll) - 1);
    }
  }

  function communicationSeconds(maxRankTokens: number, totalTokens: number, shareFraction: number): number {
    let seconds = 0;
    for (const { plan, callsPerStep, payloadBytes } of collectives) {
      seconds += callsPerStep * plan.seconds(payloadBytes(maxRankTokens, totalTokens), shareFraction);
    }
    return seconds;
  }

  function sharedParts(maxRankTokens: number, totalTokens: number, sampledCount: number, shareFraction: number, out: StepParts): void {
    const prefillTokens = Math.max(0, maxRankTokens - sampledCount);
    // A pipeline is full when there are as many microbatches as stages; prompts can be cut, single tokens cannot.
    const microbatches = pp === 1 ? 1 : prefillTokens > 0 ? pp : Math.max(1, Math.min(pp, maxRankTokens));
    const busy = microbatches / pp;
    const tokens = Math.ceil(maxRankTokens / microbatches);
    const meanTokens = Math.round(totalTokens / dp / microbatches);
    const tokensOfAll = Math.ceil(totalTokens / microbatches);

    let communication = communicationSeconds(maxRankTokens, totalTokens, shareFraction);
    setWork(tokens, meanTokens, tokensOfAll);
    if (overlapsTwoBatches && tokens > 1) {
      const whole = work.gemm + work.expertWeights + work.imbalance + communication;
      const half = communicationSeconds(maxRankTokens / 2, totalTokens / 2, shareFraction);
      setWork(Math.ceil(tokens / 2), Math.ceil(meanTokens / 2), Math.ceil(tokensOfAll / 2));
      const halfWork = work.gemm + work.expertWeights + work.imbalance;
      if (2 * Math.max(halfWork, half) < whole) {
        work.gemm *= 2;
        work.expertWeights *= 2;
        work.imbalance *= 2;
        communication = 2 * Math.max(0, half - halfWork);
      } else {
        setWork(tokens, meanTokens, tokensOfAll);
      }
    }
    const head = headSeconds(Math.min(maxBatchCount, Math.ceil(sampledCount / microbatches)));
    const attention = prefillTokens > 0 ? prefillStartSeconds : 0;
    const pass = work.gemm + work.expertWeights + work.imbalance + communication + head + attention;

    out.gemm = (work.gemm + head) * busy;
    out.attention = attention * busy;
    out.expertWeights = work.expertWeights * busy;
    out.collectives = communication * busy;
    out.imbalance = work.imbalance * busy;
    // Decode steps follow each other without refilling the pipe; the share that is prefill fills it once.
    out.bubble = pass * (1 - busy) + (pp > 1 ? (pass * (pp - 1) * prefillTokens) / (pp * Math.max(1, maxRankTokens)) : 0);
    out.host = engine.hostSecondsPerStep;
  }

  const decodeAttentionSeconds = decodeAttentionTable((batchCount, contextTokens) => {
    const microbatches = Math.min(pp, batchCount);
    let seconds = 0;
    for (const layer of layers) {
      seconds += layer.count * layer.decodeAttentionSeconds(batchCount / microbatches, contextTokens / microbatches);
    }
    return seconds;
  });

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
