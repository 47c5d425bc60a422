import { invariant } from '../../base/assert.ts';
import { attentionOf } from '../attention/index.ts';
import { type ExpertPlacement, usualExpertPlacement } from '../feed-forward/index.ts';
import { layerKinds, type ModelSpec } from '../model-spec.ts';
import type { NumberFormat } from '../number-format.ts';
import type { Assumption, DeviceInput, ParallelismInput, PrecisionInput } from '../simulation-input.ts';
import { type DecodeAttentionTable, decodeAttentionTable } from './decode-attention-table.ts';
import { createDeviceKernels, type ExpertSeconds } from './device-kernels.ts';
import { createExpertCosts } from './expert-costs.ts';
import { createLayerCosts } from './layer-costs.ts';
import { attentionAssumptions } from './sparse-kernels.ts';
import { tokenTable } from './token-table.ts';

/** What the kernels of a step depend on. */
export interface StepWorkArgs {
  readonly model: ModelSpec;
  readonly device: DeviceInput;
  readonly parallelism: ParallelismInput;
  readonly precision: PrecisionInput;
  /** New tokens that the scheduler puts into a step at most. */
  readonly schedulerTokenBudget: number;
  readonly maxBatchCount: number;
  /** What prefill attention multiplies in; bf16, the default, whatever the cache stores. */
  readonly attentionFormat?: NumberFormat;
  /** Popularity and placement of experts; spread with the measured exponent where it is not given. */
  readonly expertPlacement?: ExpertPlacement;
}

/** Work of all layers on one rank, seconds, without attention and communication. */
export interface LayerWork {
  gemm: number;
  expertWeights: number;
  /** Waiting for the fullest rank. */
  imbalance: number;
}

/**
 * Times of all kernels of a replica, whatever joins its ranks: equal replicas of a pool share one, and with it the tables of
 * times that fill up as the run goes.
 */
export interface StepWork {
  readonly assumptions: readonly Assumption[];
  readonly activationBytesPerElement: number;
  /** One pass over all layers, written into `out`. Counts are whole. */
  setLayerWork(maxRankTokens: number, meanRankTokens: number, totalTokens: number, out: LayerWork): void;
  /** Head and sampling. */
  headSeconds(sampledCount: number): number;
  /** Start of the prefill attention kernels of all layers. */
  readonly prefillAttentionStartSeconds: number;
  prefillAttentionSeconds(newTokens: number, cachedTokens: number): number;
  readonly decodeAttention: DecodeAttentionTable;
}

const fp32Bytes = 4;
const placementNotes: Readonly<Record<ExpertPlacement['kind'], string>> = {
  spread: 'popular experts are spread (EPLB), so that ranks differ by chance only.',
  fixed: 'experts stay where their numbers put them, in an order that has nothing to do with popularity.',
  eplb: 'EPLB copies and places them by exact popularity; moving copies when it changes is not simulated.',
};
/** Larger steps are timed each time: few, and long anyway. */
const largestTabledTokens = 65_536;

/** @see docs/models.md */
export function createStepWork(args: StepWorkArgs): StepWork {
  const { model, device, parallelism, precision, maxBatchCount } = args;
  const { tp, pp, dp, cp } = parallelism;
  const { hiddenSize } = model;
  const kernels = createDeviceKernels(device, precision, model.releasedFormat, args.attentionFormat);
  const layers = layerKinds(model).map((run) => createLayerCosts(run, hiddenSize, parallelism, kernels, precision.kvStore));
  const placement = args.expertPlacement ?? usualExpertPlacement;
  const expertLayers = layers.flatMap(({ count, experts }) =>
    experts === null ? [] : [{ count, costs: createExpertCosts(experts, parallelism, kernels, placement) }],
  );

  const families = layerKinds(model).flatMap(({ attention }) =>
    attentionOf(attention)
      .decodeKernels(attention, 1, precision.kvStore)
      .map(({ family }) => family),
  );
  const assumptions: Assumption[] = [...kernels.assumptions, ...attentionAssumptions(families)];
  if (expertLayers.length > 0) {
    assumptions.push({
      code: 'expert-popularity',
      message: `Expert popularity follows Zipf with exponent ${placement.popularityExponentRatio}; ${placementNotes[placement.kind]}`,
    });
  }
  if (cp > 1) {
    assumptions.push({ code: 'context-parallelism-idle', message: 'Context parallelism is not modelled: its ranks repeat the same work.' });
  }

  const rankTokens = Math.min(largestTabledTokens, args.schedulerTokenBudget + maxBatchCount);
  const denseSeconds = tokenTable((tokens) => layers.reduce((sum, layer) => sum + layer.count * layer.denseSeconds(tokens), 0), rankTokens);

  const scratch: ExpertSeconds = { weights: 0, compute: 0 };
  function expertTable(secondsOf: (tokens: number, layer: (typeof expertLayers)[number]) => number): (tokens: number) => number {
    return tokenTable(
      (tokens) => expertLayers.reduce((sum, layer) => sum + layer.count * secondsOf(tokens, layer), 0),
      Math.min(largestTabledTokens, rankTokens * dp),
    );
  }
  const expertWeightSeconds = expertTable((tokens, { costs }) => {
    costs.seconds(tokens, scratch);
    return scratch.weights;
  });
  const expertComputeSeconds = expertTable((tokens, { costs }) => {
    costs.seconds(tokens, scratch);
    return scratch.compute;
  });
  const expertWaitSeconds = expertTable((tokens, { costs }) => {
    costs.seconds(tokens, scratch);
    return scratch.compute * (costs.imbalance(tokens) - 1);
  });

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

  return {
    assumptions,
    activationBytesPerElement: kernels.activationBytesPerElement,
    setLayerWork(maxRankTokens, meanRankTokens, totalTokens, out) {
      const fullest = denseSeconds(maxRankTokens);
      const mean = meanRankTokens < maxRankTokens ? denseSeconds(meanRankTokens) : fullest;
      out.gemm = mean;
      out.imbalance = fullest - mean;
      out.expertWeights = 0;
      if (expertLayers.length === 0) return;
      out.gemm += expertComputeSeconds(totalTokens);
      out.imbalance += expertWaitSeconds(totalTokens);
      out.expertWeights = expertWeightSeconds(totalTokens);
    },
    headSeconds: (sampledCount) => headSeconds(Math.min(maxBatchCount, sampledCount)),
    prefillAttentionStartSeconds: layers.reduce((sum, layer) => sum + layer.count * layer.prefillAttentionStartSeconds, 0),
    prefillAttentionSeconds(newTokens, cachedTokens) {
      invariant(newTokens >= 0 && cachedTokens >= 0, 'a chunk has no negative tokens');
      let seconds = 0;
      for (const layer of layers) seconds += layer.count * layer.prefillAttentionSeconds(newTokens, cachedTokens);
      return seconds / pp;
    },
    decodeAttention: decodeAttentionTable(
      layers.flatMap(({ kinkTokens }) => kinkTokens),
      (batchCount, contextTokens, queryTokens) => {
        const microbatches = Math.min(pp, batchCount);
        let seconds = 0;
        for (const layer of layers) {
          seconds += layer.count * layer.decodeAttentionSeconds(batchCount / microbatches, contextTokens / microbatches, queryTokens);
        }
        return seconds;
      },
    ),
  };
}
