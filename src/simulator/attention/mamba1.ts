import { z } from 'zod';
import type { AttentionKind } from './attention-kind.ts';
import { recurrentCore } from './recurrent-state.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Mamba (Gu and Dao 2023): a selective state space with a decay for each channel and state. */
export const mamba1Schema = z
  .strictObject({
    kind: z.literal('mamba1'),
    innerSize: sizeSchema.meta({ label: 'Inner size', help: 'Tensor parallelism divides it.' }),
    stateSize: sizeSchema.meta({ label: 'State size', help: 'Of each channel.' }),
    stepRank: sizeSchema.meta({ label: 'Rank of the step size' }),
    convTokens: sizeSchema.meta({ label: 'Convolution', unit: 'tokens' }),
    hasSelectionNorms: z.boolean().optional().meta({ label: 'Norms on the selection', help: 'On step, input and output (Jamba).' }),
  })
  .meta({ label: 'Mamba 1' });
export type Mamba1Spec = z.infer<typeof mamba1Schema>;

const flopsPerElement = 6;

/** @see docs/models.md#linear-attention-and-state-spaces */
export const mamba1: AttentionKind<Mamba1Spec> & { readonly kind: 'mamba1' } = {
  kind: 'mamba1',
  label: 'Mamba 1',
  schema: mamba1Schema,
  headCount: (spec) => spec.innerSize,
  kvHeadCount: (spec) => spec.innerSize,
  // 2h·D + D·c + D + D(dt + 2S) + dt·D + D + D·S + D + D·h: every matrix has the inner size on one side.
  parameterCount: ({ innerSize, stateSize, stepRank, convTokens, hasSelectionNorms }, hiddenSize, tp) =>
    (innerSize * (3 * hiddenSize + convTokens + 3 + 2 * stepRank + 3 * stateSize)) / tp +
    (hasSelectionNorms ? stepRank + 2 * stateSize : 0),
  projections({ innerSize, stateSize, stepRank }, hiddenSize, tp) {
    const inner = innerSize / tp;
    return [
      { name: 'in', outputs: 2 * inner, inputs: hiddenSize },
      { name: 'select', outputs: stepRank + 2 * stateSize, inputs: inner },
      { name: 'step-up', outputs: inner, inputs: stepRank },
      { name: 'output', outputs: hiddenSize, inputs: inner },
    ];
  },
  // The scan has no chunked matrix form: a prompt runs the recurrence.
  ...recurrentCore<Mamba1Spec>(({ innerSize, stateSize, convTokens }, tp) => ({
    stateElements: (innerSize * stateSize) / tp,
    convElements: (innerSize * (convTokens - 1)) / tp,
    flopsPerElement,
    prefillFlopsPerToken: (flopsPerElement * innerSize * stateSize) / tp,
    tokenElements: (4 * innerSize) / tp,
  })),
};
