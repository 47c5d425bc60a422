import { z } from 'zod';
import type { AttentionKind } from './attention-kind.ts';
import { deltaPrefillFlops, recurrentCore } from './recurrent-state.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Kimi delta attention (Kimi Linear, Kimi K3): delta rule with a decay for each channel of a key. */
export const kdaSchema = z
  .strictObject({
    kind: z.literal('kda'),
    heads: sizeSchema.meta({ label: 'Heads' }),
    headDim: sizeSchema.meta({ label: 'Head size' }),
    convTokens: sizeSchema.meta({ label: 'Convolution', unit: 'tokens' }),
    hasFullRankGate: z.boolean().optional().meta({ label: 'Full-rank output gate', help: 'Else of the rank of a head.' }),
  })
  .meta({ label: 'Kimi delta attention (KDA)' });
export type KdaSpec = z.infer<typeof kdaSchema>;

const chunkTokens = 64;

/** @see docs/models.md#linear-attention-and-state-spaces */
export const kda: AttentionKind<KdaSpec> & { readonly kind: 'kda' } = {
  kind: 'kda',
  label: 'Kimi delta attention',
  schema: kdaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.heads,
  // 3hI + 3I·conv + H + I + hr + rI + hH + d + Ih + gate, I = H·d, rank r = d: what leads into a rank is on every rank.
  parameterCount(spec, hiddenSize, tp) {
    const { heads, headDim, convTokens } = spec;
    const inner = heads * headDim;
    const gate = spec.hasFullRankGate ? hiddenSize * inner : headDim * inner;
    const divided =
      3 * hiddenSize * inner + 3 * inner * convTokens + heads + inner + headDim * inner + hiddenSize * heads + inner * hiddenSize;
    return (divided + gate) / tp + hiddenSize * headDim * (spec.hasFullRankGate ? 1 : 2) + headDim;
  },
  projections(spec, hiddenSize, tp) {
    const { heads, headDim } = spec;
    const inner = (heads * headDim) / tp;
    const gateRank = spec.hasFullRankGate ? inner : headDim;
    return [
      { name: 'qkv-gates', outputs: 3 * inner + headDim + heads / tp + gateRank, inputs: hiddenSize },
      { name: 'decay-up', outputs: inner, inputs: headDim },
      ...(spec.hasFullRankGate ? [] : [{ name: 'gate-up', outputs: inner, inputs: headDim }]),
      { name: 'output', outputs: hiddenSize, inputs: inner },
    ];
  },
  ...recurrentCore<KdaSpec>(({ heads, headDim, convTokens }, tp) => ({
    stateElements: (heads * headDim * headDim) / tp,
    convElements: (3 * heads * headDim * (convTokens - 1)) / tp,
    flopsPerElement: 8,
    prefillFlopsPerToken: (heads / tp) * deltaPrefillFlops(chunkTokens, headDim, headDim),
    tokenElements: (5 * heads * headDim) / tp,
  })),
};
