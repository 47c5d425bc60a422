import { attentionOf } from '../attention/index.ts';
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

/** All parameters: layers with their two norms, embeddings, head and final norm. */
export function parameterCount(model: ModelSpec): number {
  const embedding = model.vocabularySize * model.hiddenSize;
  return (
    sumOverLayers(
      model,
      ({ attention, feedForward }) =>
        attentionOf(attention).parameterCount(attention, model.hiddenSize) +
        feedForwardOf(feedForward).parameterCount(feedForward, model.hiddenSize) +
        2 * model.hiddenSize,
    ) +
    embedding * (model.tieEmbeddings ? 1 : 2) +
    model.hiddenSize
  );
}

/** Parameters that one token passes through, without the input embedding (a table look-up). */
export function activeParameterCount(model: ModelSpec): number {
  return (
    sumOverLayers(
      model,
      ({ attention, feedForward }) =>
        attentionOf(attention).parameterCount(attention, model.hiddenSize) +
        feedForwardOf(feedForward).activeParameterCount(feedForward, model.hiddenSize),
    ) +
    model.vocabularySize * model.hiddenSize
  );
}

/** FLOPs of the matrices for one token, head included: two per active parameter. */
export function linearFlopsPerToken(model: ModelSpec): number {
  return 2 * activeParameterCount(model);
}

/** KV bytes of one token over all layers, each held once. */
export function kvBytesPerToken(model: ModelSpec, kvStore: NumberFormat): number {
  return sumOverLayers(model, ({ attention }) => attentionOf(attention).kvBytesPerToken(attention, kvStore));
}
