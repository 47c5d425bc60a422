import { z } from 'zod';
import type { FeedForwardGemm, FeedForwardKind, FeedForwardSharding } from './feed-forward-kind.ts';

const flagSchema = z.boolean().optional();
const sizeSchema = z.int().positive().max(1e7);

/** Mixture of experts: each token takes `topK` of `experts`, and all shared ones. */
export const mixtureOfExpertsSchema = z
  .strictObject({
    kind: z.literal('mixture-of-experts'),
    experts: z.int().positive().max(65_536).meta({ label: 'Routed experts' }),
    topK: z.int().positive().max(1024).meta({ label: 'Experts per token' }),
    intermediateSize: sizeSchema.meta({ label: 'Expert intermediate size' }),
    sharedExperts: z.int().nonnegative().max(1024).meta({ label: 'Shared experts' }),
    sharedIntermediateSize: z.int().nonnegative().max(1e7).meta({ label: 'Shared intermediate size', help: 'Of each shared expert.' }),
    hasRouterBias: z.boolean().meta({ label: 'Router bias', help: 'Bias of the balance without an auxiliary loss (DeepSeek-V3).' }),
    isGated: flagSchema.meta({
      label: 'Gated (SwiGLU)',
      help: 'Gated where it is not given; relu² experts are not (Nemotron 3).',
      usual: true,
    }),
    latentSize: sizeSchema
      .optional()
      .meta({ label: 'Latent size', help: 'Experts work in a narrower space; dispatch and combine carry it too (Nemotron 3, Kimi K3).' }),
    hasLatentNorm: flagSchema.meta({ label: 'Norm on the latent' }),
    hasSharedGate: flagSchema.meta({ label: 'Gate on the shared expert', help: 'One weight per hidden element (Qwen3-Next).' }),
    denseIntermediateSize: sizeSchema
      .optional()
      .meta({ label: 'Dense beside the experts', help: 'Intermediate size of a dense feed-forward in parallel (Gemma 4).' }),
    hasExpertBias: flagSchema.meta({ label: 'Bias in the experts', help: 'Of every expert and the router (gpt-oss).' }),
    isHashRouted: flagSchema.meta({
      label: 'Routed by hash',
      help: "Experts follow from the token's id: no router product (DeepSeek-V4's first layers).",
    }),
  })
  .meta({ label: 'Mixture of experts' });
export type MixtureOfExpertsSpec = z.infer<typeof mixtureOfExpertsSchema>;

/** Matrices of an expert: gate, up and down, or up and down. */
function matrixCount({ isGated = true }: MixtureOfExpertsSpec): number {
  return isGated ? 3 : 2;
}

function upColumns({ isGated = true }: MixtureOfExpertsSpec): 1 | 2 {
  return isGated ? 2 : 1;
}

/** Width of what an expert takes and gives. */
function expertWidth({ latentSize }: MixtureOfExpertsSpec, hiddenSize: number): number {
  return latentSize ?? hiddenSize;
}

function expertParameters(spec: MixtureOfExpertsSpec, hiddenSize: number): number {
  const width = expertWidth(spec, hiddenSize);
  const biases = spec.hasExpertBias ? upColumns(spec) * spec.intermediateSize + width : 0;
  return matrixCount(spec) * width * spec.intermediateSize + biases;
}

function routerParameters(spec: MixtureOfExpertsSpec, hiddenSize: number): number {
  const weights = hiddenSize * spec.experts;
  return weights + (spec.hasRouterBias || spec.hasExpertBias ? spec.experts : 0);
}

/** What every token passes beside the routed experts, divided by TP: shared experts and a dense feed-forward in parallel. */
function alwaysOnWidth(spec: MixtureOfExpertsSpec): number {
  return spec.sharedExperts * spec.sharedIntermediateSize + (spec.denseIntermediateSize ?? 0);
}

/** Router, latent projections and small vectors: every rank has them whole. */
function replicatedParameters(spec: MixtureOfExpertsSpec, hiddenSize: number): number {
  const latent = spec.latentSize === undefined ? 0 : 2 * hiddenSize * spec.latentSize + (spec.hasLatentNorm ? spec.latentSize : 0);
  return routerParameters(spec, hiddenSize) + latent + (spec.hasSharedGate ? hiddenSize : 0);
}

function gemms(spec: MixtureOfExpertsSpec, hiddenSize: number, { tp }: FeedForwardSharding): readonly FeedForwardGemm[] {
  const width = alwaysOnWidth(spec) / tp;
  const shared = [
    { name: 'shared-gate-up', outputs: upColumns(spec) * width, inputs: hiddenSize },
    { name: 'shared-down', outputs: hiddenSize, inputs: width },
  ];
  const { latentSize } = spec;
  const latent =
    latentSize === undefined
      ? []
      : [
          { name: 'latent-down', outputs: latentSize, inputs: hiddenSize },
          { name: 'latent-up', outputs: hiddenSize, inputs: latentSize },
        ];
  return [...(width === 0 ? [] : shared), ...latent];
}

/** @see docs/models.md#mixture-of-experts */
export const mixtureOfExperts: FeedForwardKind<MixtureOfExpertsSpec> & { readonly kind: 'mixture-of-experts' } = {
  kind: 'mixture-of-experts',
  label: 'Mixture of experts',
  schema: mixtureOfExpertsSchema,
  parameterCount: (spec, hiddenSize) =>
    spec.experts * expertParameters(spec, hiddenSize) +
    matrixCount(spec) * hiddenSize * alwaysOnWidth(spec) +
    replicatedParameters(spec, hiddenSize),
  activeParameterCount: (spec, hiddenSize) =>
    spec.topK * expertParameters(spec, hiddenSize) +
    matrixCount(spec) * hiddenSize * alwaysOnWidth(spec) +
    replicatedParameters(spec, hiddenSize) -
    (spec.isHashRouted ? hiddenSize * spec.experts : 0),
  expertParameterCountPerRank: (spec, hiddenSize, { ep, expertTp }) =>
    (spec.experts * expertParameters(spec, hiddenSize)) / (ep * expertTp),
  denseParameterCountPerRank: (spec, hiddenSize, { tp }) =>
    (matrixCount(spec) * hiddenSize * alwaysOnWidth(spec)) / tp + replicatedParameters(spec, hiddenSize),
  gemms,
  innerWidthPerRank: (spec, { tp, expertTp }) =>
    upColumns(spec) * Math.max(alwaysOnWidth(spec) / tp, (spec.topK * spec.intermediateSize) / expertTp),
  routedExperts: (spec, hiddenSize, { expertTp }) => ({
    experts: spec.experts,
    topK: spec.topK,
    hiddenSize: expertWidth(spec, hiddenSize),
    parametersPerExpert: expertParameters(spec, hiddenSize),
    intermediateSizePerRank: spec.intermediateSize / expertTp,
    upColumnCount: upColumns(spec),
    hasRouter: !spec.isHashRouted,
  }),
};
