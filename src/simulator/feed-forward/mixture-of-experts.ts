import { z } from 'zod';
import type { FeedForwardGemm, FeedForwardKind, FeedForwardSharding } from './feed-forward-kind.ts';

/** Mixture of gated experts: each token takes `topK` of `experts`, and all shared ones. */
export const mixtureOfExpertsSchema = z.strictObject({
  kind: z.literal('mixture-of-experts'),
  experts: z.int().positive(),
  topK: z.int().positive(),
  intermediateSize: z.int().positive(),
  sharedExperts: z.int().nonnegative(),
  sharedIntermediateSize: z.int().nonnegative(),
  hasRouterBias: z.boolean(),
});
export type MixtureOfExpertsSpec = z.infer<typeof mixtureOfExpertsSchema>;

function sharedWidth(spec: MixtureOfExpertsSpec): number {
  return spec.sharedExperts * spec.sharedIntermediateSize;
}

function routerParameters(spec: MixtureOfExpertsSpec, hiddenSize: number): number {
  return hiddenSize * spec.experts + (spec.hasRouterBias ? spec.experts : 0);
}

function gemms(spec: MixtureOfExpertsSpec, hiddenSize: number, { tp }: FeedForwardSharding): readonly FeedForwardGemm[] {
  const width = sharedWidth(spec) / tp;
  if (width === 0) return [];
  return [
    { name: 'shared-gate-up', outputs: 2 * width, inputs: hiddenSize },
    { name: 'shared-down', outputs: hiddenSize, inputs: width },
  ];
}

/** @see docs/models.md#mixture-of-experts */
export const mixtureOfExperts: FeedForwardKind<MixtureOfExpertsSpec> & { readonly kind: 'mixture-of-experts' } = {
  kind: 'mixture-of-experts',
  label: 'Mixture of experts',
  schema: mixtureOfExpertsSchema,
  parameterCount: (spec, hiddenSize) =>
    3 * hiddenSize * (spec.experts * spec.intermediateSize + sharedWidth(spec)) + routerParameters(spec, hiddenSize),
  activeParameterCount: (spec, hiddenSize) =>
    3 * hiddenSize * (spec.topK * spec.intermediateSize + sharedWidth(spec)) + routerParameters(spec, hiddenSize),
  expertParameterCountPerRank: (spec, hiddenSize, { ep, expertTp }) =>
    (3 * hiddenSize * spec.experts * spec.intermediateSize) / (ep * expertTp),
  // The router is small and every rank needs it whole.
  denseParameterCountPerRank: (spec, hiddenSize, { tp }) => (3 * hiddenSize * sharedWidth(spec)) / tp + routerParameters(spec, hiddenSize),
  gemms,
  innerWidthPerRank: (spec, { tp, expertTp }) => 2 * Math.max(sharedWidth(spec) / tp, (spec.topK * spec.intermediateSize) / expertTp),
  routedExperts: (spec, hiddenSize, { expertTp }) => ({
    experts: spec.experts,
    topK: spec.topK,
    hiddenSize,
    parametersPerExpert: 3 * hiddenSize * spec.intermediateSize,
    intermediateSizePerRank: spec.intermediateSize / expertTp,
  }),
};
