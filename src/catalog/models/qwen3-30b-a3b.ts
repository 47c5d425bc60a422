import type { ShelfModel } from './shelf-model.ts';

/** Qwen3-30B-A3B; weights released as bf16. */
export const qwen330bA3b: ShelfModel = {
  id: 'qwen3-30b-a3b',
  label: 'Qwen3-30B-A3B',
  family: 'Qwen',
  releasedOn: '2025-04',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/Qwen--Qwen3-30B-A3B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 30_530_000_000, activeParameterCount: 3_300_000_000, source: 'Qwen3 model card', provenance: 'recalled' },
  hiddenSize: 2048,
  vocabularySize: 151_936,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 32, kvHeads: 4, headDim: 128, qkNorm: 'head' } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 8,
      intermediateSize: 768,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['full', 'experts', 48]],
};
