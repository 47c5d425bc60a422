import { formatCount } from '../../base/format.ts';
import { attentionOf, feedForwardOf, type LayerKind, layerKinds, type ModelSpec } from '../../simulator/index.ts';

/** A model in a few lines: what its layers are, how long a context it takes. */
export function modelFacts(model: ModelSpec): readonly (readonly [name: string, value: string])[] {
  const layers = layerKinds(model).reduce((sum, run) => sum + run.count, 0);
  const kinds = (pick: (run: LayerKind) => string): string => {
    const counts = new Map<string, number>();
    for (const run of layerKinds(model)) counts.set(pick(run), (counts.get(pick(run)) ?? 0) + run.count);
    return [...counts].map(([kind, count]) => (counts.size === 1 ? kind : `${kind} × ${count}`)).join(', ');
  };
  return [
    ['Layers', formatCount(layers)],
    ['Attention', kinds((run) => attentionOf(run.attention).label)],
    ['Feed-forward', kinds((run) => feedForwardOf(run.feedForward).label)],
    ['Hidden size', formatCount(model.hiddenSize)],
    ['Context', `${formatCount(model.maxContextTokens)} tokens`],
    ['Released in', model.releasedFormat.toUpperCase()],
  ];
}
