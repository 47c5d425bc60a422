import { z } from 'zod';
import type { FeedForwardKind } from './feed-forward-kind.ts';

/** Dense feed-forward: gated (SwiGLU) three matrices of hidden × inter, else two (relu²). */
export const denseSchema = z
  .strictObject({
    kind: z.literal('dense'),
    intermediateSize: z.int().positive().max(1e7).meta({ label: 'Intermediate size' }),
    isGated: z.boolean().optional().meta({ label: 'Gated (SwiGLU)', help: 'Gated where it is not given.', usual: true }),
  })
  .meta({ label: 'Dense' });
export type DenseSpec = z.infer<typeof denseSchema>;

function parameterCount({ intermediateSize, isGated = true }: DenseSpec, hiddenSize: number): number {
  return (isGated ? 3 : 2) * hiddenSize * intermediateSize;
}

/** Gate and up as one matrix: columns for each inner element. */
function upColumns({ isGated = true }: DenseSpec): number {
  return isGated ? 2 : 1;
}

/** @see docs/models.md#dense-feed-forward */
export const dense: FeedForwardKind<DenseSpec> & { readonly kind: 'dense' } = {
  kind: 'dense',
  label: 'Dense feed-forward',
  schema: denseSchema,
  parameterCount,
  activeParameterCount: parameterCount,
  expertParameterCountPerRank: () => 0,
  denseParameterCountPerRank: (spec, hiddenSize, { tp }) => parameterCount(spec, hiddenSize) / tp,
  // Gate and up projections run as one matrix.
  gemms: (spec, hiddenSize, { tp }) => [
    { name: 'gate-up', outputs: (upColumns(spec) * spec.intermediateSize) / tp, inputs: hiddenSize },
    { name: 'down', outputs: hiddenSize, inputs: spec.intermediateSize / tp },
  ],
  innerWidthPerRank: (spec, { tp }) => (upColumns(spec) * spec.intermediateSize) / tp,
  routedExperts: () => null,
};
