import { attentionOf, kvBytes } from '../attention/index.ts';
import { feedForwardOf } from '../feed-forward/index.ts';
import { type LayerKind, layerKinds, type ModelSpec } from '../model-spec.ts';
import type { NumberFormat } from '../number-format.ts';

/** Sum over layers of something counted per layer. */
function sumOverLayers(model: ModelSpec, perLayer: (kind: LayerKind) => number): number {
  return layerKinds(model).reduce((sum, kind) => sum + kind.count * perLayer(kind), 0);
}

/** Layers of the model. */
export function layerCount(model: ModelSpec): number {
  return sumOverLayers(model, () => 1);
}

/** Norms of a layer, where the model does not say otherwise. */
const usualNormsPerLayer = 2;
const blockResidualVectors = 4;

/**
 * Parameters of the hyper-connections that mix m residual streams before and after both halves of a layer (mHC):
 * 2·[(2 + m)m·m·h + (2 + m)m + 3]; 0 with one stream.
 */
export function streamMixingParameterCount({ residualStreamCount = 1, hiddenSize }: ModelSpec): number {
  const m = residualStreamCount;
  return m === 1 ? 0 : 2 * ((2 + m) * m * m * hiddenSize + (2 + m) * m + 3);
}

/** What merges the residual streams before the head: m·m·h + m + 1; 0 with one stream. */
export function streamMergeParameterCount({ residualStreamCount = 1, hiddenSize }: ModelSpec): number {
  const m = residualStreamCount;
  return m === 1 ? 0 : m * m * hiddenSize + m + 1;
}

/** Vectors of the hidden size in one layer: norms, and what attention over residuals adds. */
export function normParameterCount(model: ModelSpec): number {
  const vectors = (model.normsPerLayerCount ?? usualNormsPerLayer) + (model.hasBlockResiduals ? blockResidualVectors : 0);
  return vectors * model.hiddenSize;
}

/** All parameters: layers with their norms, embeddings, head and final norm. Layers that only draft are not among them. */
export function parameterCount(model: ModelSpec): number {
  const embedding = model.vocabularySize * model.hiddenSize;
  return (
    sumOverLayers(
      model,
      ({ attention, feedForward }) =>
        attentionOf(attention).parameterCount(attention, model.hiddenSize, 1) +
        feedForwardOf(feedForward).parameterCount(feedForward, model.hiddenSize) +
        streamMixingParameterCount(model) +
        normParameterCount(model),
    ) +
    embedding * (model.tieEmbeddings ? 1 : 2) +
    streamMergeParameterCount(model) +
    model.hiddenSize
  );
}

/** Parameters that one token passes through, without the input embedding (a table look-up). */
export function activeParameterCount(model: ModelSpec): number {
  return (
    sumOverLayers(
      model,
      ({ attention, feedForward }) =>
        attentionOf(attention).parameterCount(attention, model.hiddenSize, 1) +
        feedForwardOf(feedForward).activeParameterCount(feedForward, model.hiddenSize) +
        streamMixingParameterCount(model),
    ) +
    streamMergeParameterCount(model) +
    model.vocabularySize * model.hiddenSize
  );
}

/** FLOPs of the matrices for one token, head included: two per active parameter. */
export function linearFlopsPerToken(model: ModelSpec): number {
  return 2 * activeParameterCount(model);
}

/** KV bytes that a further token of a long context adds over all layers, each held once. Windows and states do not grow. */
export function kvBytesPerToken(model: ModelSpec, kvStore: NumberFormat): number {
  return sumOverLayers(model, ({ attention }) => attentionOf(attention).kvLayout(attention, kvStore, 1).bytesPerToken);
}

/** Bytes of a sequence of `contextTokens` over all layers, each held once: growing, windowed and fixed. */
export function kvBytesOfSequence(model: ModelSpec, kvStore: NumberFormat, contextTokens: number): number {
  return sumOverLayers(model, ({ attention }) => kvBytes(attentionOf(attention).kvLayout(attention, kvStore, 1), contextTokens));
}

/** FLOPs of all attention cores for one token decoded at `contextTokens`, projections apart. */
export function attentionFlopsPerToken(model: ModelSpec, contextTokens: number): number {
  return sumOverLayers(model, ({ attention }) =>
    attentionOf(attention)
      .decodeKernels(attention, 1, 'bf16')
      .reduce((sum, kernel) => sum + kernel.flopsPerQuery + kernel.flopsPerReadToken * kernel.readTokens(contextTokens), 0),
  );
}
