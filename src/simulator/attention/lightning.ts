import { z } from 'zod';
import type { AttentionKind } from './attention-kind.ts';
import { linearPrefillFlops, recurrentCore } from './recurrent-state.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Lightning attention (MiniMax-01): linear attention with a decay per head and a gated, normalised output. */
export const lightningSchema = z
  .strictObject({
    kind: z.literal('lightning'),
    heads: sizeSchema.meta({ label: 'Heads' }),
    headDim: sizeSchema.meta({ label: 'Head size' }),
    chunkTokens: sizeSchema.meta({ label: 'Chunk of a prompt', unit: 'tokens', help: 'Block of the parallel form.' }),
  })
  .meta({ label: 'Lightning (linear)' });
export type LightningSpec = z.infer<typeof lightningSchema>;

/** @see docs/models.md#linear-attention-and-state-spaces */
export const lightning: AttentionKind<LightningSpec> & { readonly kind: 'lightning' } = {
  kind: 'lightning',
  label: 'Lightning attention',
  schema: lightningSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.heads,
  // 5·h·I + I, I = H·d: Q, K, V, output gate, output, and the norm.
  parameterCount: (spec, hiddenSize, tp) => ((5 * hiddenSize + 1) * spec.heads * spec.headDim) / tp,
  projections(spec, hiddenSize, tp) {
    const inner = (spec.heads * spec.headDim) / tp;
    return [
      { name: 'qkv-gate', outputs: 4 * inner, inputs: hiddenSize },
      { name: 'output', outputs: hiddenSize, inputs: inner },
    ];
  },
  ...recurrentCore<LightningSpec>(({ heads, headDim, chunkTokens }, tp) => ({
    stateElements: (heads * headDim * headDim) / tp,
    convElements: 0,
    flopsPerElement: 5,
    prefillFlopsPerToken: (heads / tp) * linearPrefillFlops(chunkTokens, headDim, headDim),
    tokenElements: (4 * heads * headDim) / tp,
  })),
};
