import type { ShelfModel } from './shelf-model.ts';

/** Mixtral-8x22B-v0.1; weights released as bf16. */
export const mixtral8x22b: ShelfModel = {
  id: 'mixtral-8x22b',
  label: 'Mixtral-8x22B-v0.1',
  family: 'Mistral',
  releasedOn: '2023-12',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/mistralai--Mixtral-8x22B-v0.1_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 140_620_000_000, activeParameterCount: 39_100_000_000, source: 'Mixtral paper/HF', provenance: 'recalled' },
  hiddenSize: 6144,
  vocabularySize: 32_000,
  tieEmbeddings: false,
  maxContextTokens: 65_536,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 48, kvHeads: 8, headDim: 128 } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 8,
      topK: 2,
      intermediateSize: 16_384,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['full', 'experts', 56]],
};
