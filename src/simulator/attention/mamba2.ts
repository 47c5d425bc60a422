import { z } from 'zod';
import type { AttentionKind } from './attention-kind.ts';
import { linearPrefillFlops, recurrentCore } from './recurrent-state.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Mamba 2 (Dao and Gu 2024, SSD): a scalar decay per head; groups of heads share what goes in and out of the state. */
export const mamba2Schema = z
  .strictObject({
    kind: z.literal('mamba2'),
    heads: sizeSchema.meta({ label: 'Heads', help: 'Tensor parallelism divides them.' }),
    headDim: sizeSchema.meta({ label: 'Head size' }),
    groups: sizeSchema.meta({ label: 'Groups', help: 'Down to one per rank they are divided, then copied.' }),
    stateSize: sizeSchema.meta({ label: 'State size' }),
    convTokens: sizeSchema.meta({ label: 'Convolution', unit: 'tokens' }),
  })
  .meta({ label: 'Mamba 2 (SSD)' });
export type Mamba2Spec = z.infer<typeof mamba2Schema>;

/** Chunk of the SSD kernels that come with the model (state-spaces/mamba, chunk_size 256). */
const chunkTokens = 256;

function widths({ heads, headDim, groups, stateSize }: Mamba2Spec, tp: number): { readonly inner: number; readonly shared: number } {
  return { inner: (heads * headDim) / tp, shared: 2 * Math.max(1, groups / tp) * stateSize };
}

/** @see docs/models.md#linear-attention-and-state-spaces */
export const mamba2: AttentionKind<Mamba2Spec> & { readonly kind: 'mamba2' } = {
  kind: 'mamba2',
  label: 'Mamba 2',
  schema: mamba2Schema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.heads,
  // h(2D + 2gS + n_h) + (D + 2gS)(c + 1) + 3·n_h + D + D·h
  parameterCount(spec, hiddenSize, tp) {
    const { inner, shared } = widths(spec, tp);
    const heads = spec.heads / tp;
    return hiddenSize * (2 * inner + shared + heads) + (inner + shared) * (spec.convTokens + 1) + 3 * heads + inner + inner * hiddenSize;
  },
  projections(spec, hiddenSize, tp) {
    const { inner, shared } = widths(spec, tp);
    return [
      { name: 'in', outputs: 2 * inner + shared + spec.heads / tp, inputs: hiddenSize },
      { name: 'output', outputs: hiddenSize, inputs: inner },
    ];
  },
  ...recurrentCore<Mamba2Spec>((spec, tp) => {
    const { inner, shared } = widths(spec, tp);
    return {
      stateElements: inner * spec.stateSize,
      convElements: (inner + shared) * (spec.convTokens - 1),
      flopsPerElement: 6,
      prefillFlopsPerToken: (spec.heads / tp) * linearPrefillFlops(chunkTokens, spec.stateSize, spec.headDim),
      tokenElements: 3 * inner + shared,
    };
  }),
};
