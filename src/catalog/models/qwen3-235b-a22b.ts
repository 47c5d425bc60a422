import type { ShelfModel } from './shelf-model.ts';

/** Qwen3-235B-A22B; weights released as bf16. */
export const qwen3235bA22b: ShelfModel = {
  id: 'qwen3-235b-a22b',
  label: 'Qwen3-235B-A22B',
  family: 'Qwen',
  releasedOn: '2025-04',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/Qwen--Qwen3-235B-A22B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 235_090_000_000, activeParameterCount: 22_000_000_000, source: 'Qwen3 model card', provenance: 'name' },
  hiddenSize: 4096,
  vocabularySize: 151_936,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 64, kvHeads: 4, headDim: 128, qkNorm: 'head' } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 8,
      intermediateSize: 1536,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['full', 'experts', 94]],
};
