import type { ShelfModel } from './shelf-model.ts';

/** DeepSeek-V3.2 (DSA); weights released as fp8. */
export const deepseekV3_2: ShelfModel = {
  id: 'deepseek-v3.2',
  label: 'DeepSeek-V3.2 (DSA)',
  family: 'DeepSeek',
  releasedOn: '2025-12',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/deepseek-ai--DeepSeek-V3.2_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 671_000_000_000,
    activeParameterCount: 37_000_000_000,
    source: 'V3.2 model card (671B-class; +0.85B indexer)',
    provenance: 'recalled',
  },
  hiddenSize: 7168,
  vocabularySize: 129_280,
  tieEmbeddings: false,
  maxContextTokens: 163_840,
  releasedFormat: 'fp8',
  draftLayerCount: 1,
  mixers: {
    dsa: {
      kind: 'dsa',
      heads: 128,
      queryLoraRank: 1536,
      kvLoraRank: 512,
      nopeDim: 128,
      ropeDim: 64,
      valueDim: 128,
      indexHeads: 64,
      indexDim: 128,
      topKTokens: 2048,
    },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 18_432 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 256,
      topK: 8,
      intermediateSize: 2048,
      sharedExperts: 1,
      sharedIntermediateSize: 2048,
      hasRouterBias: true,
    },
  },
  layers: [
    ['dsa', 'dense', 3],
    ['dsa', 'experts', 58],
  ],
};
