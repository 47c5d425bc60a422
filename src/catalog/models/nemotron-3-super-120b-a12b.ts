import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Nemotron-3-Super-120B-A12B; weights released as bf16/fp8/nvfp4. */
export const nemotron3Super120bA12b: ShelfModel = {
  id: 'nemotron-3-super-120b-a12b',
  label: 'Nemotron-3-Super-120B-A12B',
  family: 'Nemotron',
  releasedOn: '2026-03',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-FP8_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 120_600_000_000,
    activeParameterCount: 12_000_000_000,
    source: 'NVIDIA model card / name',
    provenance: 'name',
  },
  hiddenSize: 4096,
  vocabularySize: 131_072,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  normsPerLayerCount: 1,
  mixers: {
    mamba: { kind: 'mamba2', heads: 128, headDim: 64, groups: 8, stateSize: 128, convTokens: 4 },
    full: { kind: 'gqa', heads: 32, kvHeads: 2, headDim: 128 },
    none: { kind: 'none' },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 512,
      topK: 22,
      intermediateSize: 2688,
      sharedExperts: 1,
      sharedIntermediateSize: 5376,
      hasRouterBias: true,
      isGated: false,
      latentSize: 1024,
    },
    none: { kind: 'none' },
  },
  layers: [
    ...repeated(3, [
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
      ['full', 'none', 1],
      ['none', 'experts', 1],
    ]),
    ...repeated(4, [
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
      ['mamba', 'none', 1],
      ['none', 'experts', 1],
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
