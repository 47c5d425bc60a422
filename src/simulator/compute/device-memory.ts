import { gigabytes } from '../../base/units.ts';
import { attentionOf } from '../attention/index.ts';
import {
  type ExpertPlacement,
  type FeedForwardSharding,
  feedForwardOf,
  redundantExpertCount,
  usualExpertPlacement,
} from '../feed-forward/index.ts';
import { layerKinds, type ModelSpec } from '../model-spec.ts';
import { weightBytesPerElement } from '../number-format.ts';
import type { DeviceInput, ParallelismInput, PrecisionInput } from '../simulation-input.ts';
import { normParameterCount, streamMixingParameterCount } from './model-arithmetic.ts';
import { overheadTokens, sequenceKv } from './sequence-kv.ts';

/** CUDA context, captured graphs and communication buffers: 3.5 GB and 0.4 GB of NCCL (inference-science §2.4). */
export const reservedBytesPerDevice = gigabytes(3.9);
const bf16Bytes = 2;
const fp32Bytes = 4;

/** Bytes on the fullest device of a replica. */
export interface DeviceMemory {
  readonly weightsBytes: number;
  readonly reservedBytes: number;
  readonly kvBytes: number;
  readonly capacityBytes: number;
}

/** How the ranks of one pipeline stage divide feed-forward layers. */
export function feedForwardSharding({ tp, dp, ep }: ParallelismInput): FeedForwardSharding {
  return { tp, ep, expertTp: Math.max(1, (tp * dp) / ep) };
}

/** Weights of the fullest rank, copies of experts included. Embeddings and head stay in bf16 and are divided by TP; norms and router too are in bf16. */
export function weightsBytesPerRank(
  model: ModelSpec,
  parallelism: ParallelismInput,
  precision: PrecisionInput,
  redundantExperts = 0,
): number {
  const { tp, pp } = parallelism;
  const sharding = feedForwardSharding(parallelism);
  const weightBytes = weightBytesPerElement[precision.weights];
  let layers = 0;
  for (const { attention, feedForward, count } of layerKinds(model)) {
    const feedForwardKind = feedForwardOf(feedForward);
    const experts = feedForwardKind.routedExperts(feedForward, model.hiddenSize, sharding)?.experts;
    // Every rank has as many slots as the fullest needs.
    const copiesPerExpert =
      experts === undefined || redundantExperts === 0
        ? 1
        : (Math.ceil((experts + redundantExperts) / parallelism.ep) * parallelism.ep) / experts;
    layers +=
      count *
      (weightBytes *
        (attentionOf(attention).parameterCount(attention, model.hiddenSize, tp) +
          feedForwardKind.denseParameterCountPerRank(feedForward, model.hiddenSize, sharding) +
          copiesPerExpert * feedForwardKind.expertParameterCountPerRank(feedForward, model.hiddenSize, sharding)) +
        bf16Bytes * (normParameterCount(model) + streamMixingParameterCount(model)));
  }
  const embedding = (bf16Bytes * model.vocabularySize * model.hiddenSize) / tp;
  // With a pipeline the embedding lies on the first stage and the head on the last.
  return layers / pp + embedding * (pp > 1 || model.tieEmbeddings ? 1 : 2);
}

/** Activations at the largest step: two residual streams, the widest inner activation, and fp32 logits. */
export function activationBytesPerRank(model: ModelSpec, parallelism: ParallelismInput, stepTokens: number, maxBatchCount: number): number {
  const sharding = feedForwardSharding(parallelism);
  const innerWidth = Math.max(
    ...layerKinds(model).map(({ feedForward }) => feedForwardOf(feedForward).innerWidthPerRank(feedForward, sharding)),
  );
  return (
    stepTokens * bf16Bytes * (2 * model.hiddenSize + 1.5 * innerWidth) + (maxBatchCount * model.vocabularySize * fp32Bytes) / parallelism.tp
  );
}

/** What the memory of a device must hold. */
export interface DeviceMemoryArgs {
  readonly model: ModelSpec;
  readonly device: DeviceInput;
  readonly parallelism: ParallelismInput;
  readonly precision: PrecisionInput;
  readonly memoryUseFraction: number;
  /** New tokens that the scheduler puts into a step at most. */
  readonly schedulerTokenBudget: number;
  readonly maxBatchCount: number;
  /** Copies of experts take memory too. */
  readonly expertPlacement?: ExpertPlacement;
}

/** How the fullest device of a replica divides its memory, and what of KV fits. */
export interface DeviceMemoryPlan {
  readonly memory: DeviceMemory;
  /** Tokens of KV that grow with a context; 0 or less: the model does not fit. */
  readonly kvCapacityTokens: number;
  /** What the windows and states of a sequence of so many tokens take of that capacity, in tokens. */
  readonly kvOverheadTokens: (contextTokens: number) => number;
}

export function deviceMemory(args: DeviceMemoryArgs): DeviceMemoryPlan {
  const { model, parallelism, precision } = args;
  const capacityBytes = args.device.memoryCapacityBytes;
  const weightsBytes = weightsBytesPerRank(
    model,
    parallelism,
    precision,
    redundantExpertCount(args.expertPlacement ?? usualExpertPlacement),
  );
  const reservedBytes = reservedBytesPerDevice + activationBytesPerRank(model, parallelism, args.schedulerTokenBudget, args.maxBatchCount);
  const kv = sequenceKv(model, precision.kvStore, parallelism.tp, parallelism.pp);
  const kvBytes = capacityBytes * args.memoryUseFraction - weightsBytes - reservedBytes;
  return {
    memory: { weightsBytes, reservedBytes, kvBytes: Math.max(0, kvBytes), capacityBytes },
    kvCapacityTokens: Math.floor(kvBytes / kv.unitBytesPerToken),
    kvOverheadTokens: (contextTokens) => overheadTokens(kv, contextTokens),
  };
}
