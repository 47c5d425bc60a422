import type { ShelfModel } from './shelf-model.ts';

/** DeepSeek-R1; weights released as fp8. */
export const deepseekR1: ShelfModel = {
  id: 'deepseek-r1',
  label: 'DeepSeek-R1',
  family: 'DeepSeek',
  releasedOn: '2025-01',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/deepseek-ai--DeepSeek-R1_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 671_000_000_000,
    activeParameterCount: 37_000_000_000,
    source: 'tech report / model card (Kimi-K2: 1.04T paper, 32.6B; HF count 1.0265T)',
    provenance: 'recalled',
  },
  hiddenSize: 7168,
  vocabularySize: 129_280,
  tieEmbeddings: false,
  maxContextTokens: 163_840,
  releasedFormat: 'fp8',
  draftLayerCount: 1,
  mixers: { mla: { kind: 'mla', heads: 128, queryLoraRank: 1536, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } },
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
    ['mla', 'dense', 3],
    ['mla', 'experts', 58],
  ],
};
