import { z } from 'zod';
import type { FeedForwardKind } from './feed-forward-kind.ts';

/** Dense gated feed-forward (SwiGLU): three matrices of hidden × inter. */
export const denseSchema = z.strictObject({
  kind: z.literal('dense'),
  intermediateSize: z.int().positive(),
});
export type DenseSpec = z.infer<typeof denseSchema>;

/** @see docs/models.md#dense-feed-forward */
export const dense: FeedForwardKind<DenseSpec> & { readonly kind: 'dense' } = {
  kind: 'dense',
  label: 'Dense gated feed-forward',
  schema: denseSchema,
  parameterCount: (spec, hiddenSize) => 3 * hiddenSize * spec.intermediateSize,
  activeParameterCount: (spec, hiddenSize) => 3 * hiddenSize * spec.intermediateSize,
  expertParameterCountPerRank: () => 0,
  denseParameterCountPerRank: (spec, hiddenSize, { tp }) => (3 * hiddenSize * spec.intermediateSize) / tp,
  // Gate and up projections run as one matrix.
  gemms: (spec, hiddenSize, { tp }) => [
    { name: 'gate-up', outputs: (2 * spec.intermediateSize) / tp, inputs: hiddenSize },
    { name: 'down', outputs: hiddenSize, inputs: spec.intermediateSize / tp },
  ],
  innerWidthPerRank: (spec, { tp }) => (2 * spec.intermediateSize) / tp,
  routedExperts: () => null,
};
