import { z } from 'zod';
import type { AttentionKind } from './attention-kind.ts';
import { deltaPrefillFlops, recurrentCore } from './recurrent-state.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Gated DeltaNet (Qwen3-Next, Qwen3.5): delta rule with a scalar decay per head; value heads share key heads. */
export const gdnSchema = z
  .strictObject({
    kind: z.literal('gdn'),
    keyHeads: sizeSchema.meta({ label: 'Key heads', help: 'Tensor parallelism divides them.' }),
    valueHeads: sizeSchema.meta({ label: 'Value heads', help: 'Each has a state.' }),
    keyDim: sizeSchema.meta({ label: 'Key size' }),
    valueDim: sizeSchema.meta({ label: 'Value size' }),
    convTokens: sizeSchema.meta({ label: 'Convolution', unit: 'tokens' }),
  })
  .meta({ label: 'Gated DeltaNet (GDN)' });
export type GdnSpec = z.infer<typeof gdnSchema>;

/** Chunk of the parallel form in the published kernels (flash-linear-attention). */
const chunkTokens = 64;

function convChannels({ keyHeads, valueHeads, keyDim, valueDim }: GdnSpec): number {
  return 2 * keyHeads * keyDim + valueHeads * valueDim;
}

/** @see docs/models.md#linear-attention-and-state-spaces */
export const gdn: AttentionKind<GdnSpec> & { readonly kind: 'gdn' } = {
  kind: 'gdn',
  label: 'Gated DeltaNet',
  schema: gdnSchema,
  headCount: (spec) => spec.keyHeads,
  kvHeadCount: (spec) => spec.keyHeads,
  // h(2K·d_k + 2V·d_v) + 2·h·V + conv·(2K·d_k + V·d_v) + 2·V + d_v + V·d_v·h
  parameterCount(spec, hiddenSize, tp) {
    const { valueHeads, valueDim, convTokens } = spec;
    const channels = convChannels(spec);
    const values = valueHeads * valueDim;
    return (
      (hiddenSize * (channels + values + 2 * valueHeads) + convTokens * channels + 2 * valueHeads + values * hiddenSize) / tp + valueDim
    );
  },
  projections(spec, hiddenSize, tp) {
    const values = spec.valueHeads * spec.valueDim;
    return [
      { name: 'qkv-gates', outputs: (convChannels(spec) + values + 2 * spec.valueHeads) / tp, inputs: hiddenSize },
      { name: 'output', outputs: hiddenSize, inputs: values / tp },
    ];
  },
  ...recurrentCore<GdnSpec>((spec, tp) => ({
    stateElements: (spec.valueHeads * spec.keyDim * spec.valueDim) / tp,
    convElements: (convChannels(spec) * (spec.convTokens - 1)) / tp,
    flopsPerElement: 8,
    prefillFlopsPerToken: (spec.valueHeads / tp) * deltaPrefillFlops(chunkTokens, spec.keyDim, spec.valueDim),
    tokenElements: (convChannels(spec) + spec.valueHeads * spec.valueDim) / tp,
  })),
};
