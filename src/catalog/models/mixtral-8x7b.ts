import type { ShelfModel } from './shelf-model.ts';

/** Mixtral-8x7B-v0.1; weights released as bf16. */
export const mixtral8x7b: ShelfModel = {
  id: 'mixtral-8x7b',
  label: 'Mixtral-8x7B-v0.1',
  family: 'Mistral',
  releasedOn: '2023-12',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/mistralai--Mixtral-8x7B-v0.1_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 46_703_000_000, activeParameterCount: 12_880_000_000, source: 'Mixtral paper/HF', provenance: 'recalled' },
  hiddenSize: 4096,
  vocabularySize: 32_000,
  tieEmbeddings: false,
  maxContextTokens: 32_768,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 8,
      topK: 2,
      intermediateSize: 14_336,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['full', 'experts', 32]],
};
