import type { ShelfModel } from './shelf-model.ts';

/** Kimi-K2; weights released as fp8. */
export const kimiK2: ShelfModel = {
  id: 'kimi-k2',
  label: 'Kimi-K2',
  family: 'Kimi',
  releasedOn: '2025-07',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/moonshotai--Kimi-K2-Instruct_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 1_026_500_000_000,
    activeParameterCount: 32_600_000_000,
    source: 'tech report / model card (Kimi-K2: 1.04T paper, 32.6B; HF count 1.0265T)',
    provenance: 'recalled',
  },
  hiddenSize: 7168,
  vocabularySize: 163_840,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'fp8',
  mixers: { mla: { kind: 'mla', heads: 64, queryLoraRank: 1536, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 18_432 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 384,
      topK: 8,
      intermediateSize: 2048,
      sharedExperts: 1,
      sharedIntermediateSize: 2048,
      hasRouterBias: true,
    },
  },
  layers: [
    ['mla', 'dense', 1],
    ['mla', 'experts', 60],
  ],
};
