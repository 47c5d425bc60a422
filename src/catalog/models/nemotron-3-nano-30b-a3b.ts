import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Nemotron-3-Nano-30B-A3B; weights released as bf16/fp8/nvfp4. */
export const nemotron3Nano30bA3b: ShelfModel = {
  id: 'nemotron-3-nano-30b-a3b',
  label: 'Nemotron-3-Nano-30B-A3B',
  family: 'Nemotron',
  releasedOn: '2025-12',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 31_600_000_000,
    activeParameterCount: 3_200_000_000,
    source: 'NVIDIA model card / name',
    provenance: 'recalled',
  },
  hiddenSize: 2688,
  vocabularySize: 131_072,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  normsPerLayerCount: 1,
  mixers: {
    mamba: { kind: 'mamba2', heads: 64, headDim: 64, groups: 8, stateSize: 128, convTokens: 4 },
    full: { kind: 'gqa', heads: 32, kvHeads: 2, headDim: 128 },
    none: { kind: 'none' },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 6,
      intermediateSize: 1856,
      sharedExperts: 1,
      sharedIntermediateSize: 3712,
      hasRouterBias: true,
      isGated: false,
    },
    none: { kind: 'none' },
  },
  layers: [
    ...repeated(5, [
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
      ['full', 'none', 1],
      ['none', 'experts', 1],
    ]),
    ...repeated(3, [
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
    ]),
    ['mamba', 'none', 1],
    ['full', 'none', 1],
    ...repeated(4, [
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
    ]),
    ['none', 'experts', 1],
  ],
};
