import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Nemotron-H-56B; weights released as bf16. */
export const nemotronH56b: ShelfModel = {
  id: 'nemotron-h-56b',
  label: 'Nemotron-H-56B',
  family: 'Nemotron',
  releasedOn: '2025-03',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/nvidia--Nemotron-H-56B-Base-8K_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 56_000_000_000, activeParameterCount: 56_000_000_000, source: 'model name', provenance: 'name' },
  hiddenSize: 8192,
  vocabularySize: 131_072,
  tieEmbeddings: false,
  maxContextTokens: 8192,
  releasedFormat: 'bf16',
  normsPerLayerCount: 1,
  mixers: {
    mamba: { kind: 'mamba2', heads: 256, headDim: 64, groups: 8, stateSize: 256, convTokens: 4 },
    full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 },
    none: { kind: 'none' },
  },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 32_768, isGated: false }, none: { kind: 'none' } },
  layers: [
    ...repeated(10, [
      ['mamba', 'none', 1],
      ['none', 'dense', 1],
      ['mamba', 'none', 1],
      ['none', 'dense', 1],
      ['mamba', 'none', 1],
      ['none', 'dense', 1],
      ['mamba', 'none', 1],
      ['full', 'none', 1],
      ['none', 'dense', 1],
      ['mamba', 'none', 1],
      ['none', 'dense', 1],
    ]),
    ...repeated(4, [
      ['mamba', 'none', 1],
      ['none', 'dense', 1],
    ]),
  ],
};
