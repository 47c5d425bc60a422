import type { ShelfModel } from './shelf-model.ts';

/** Kimi-K2.5/2.6/2.7 (LM); weights released as int4 experts. */
export const kimiK2_5: ShelfModel = {
  id: 'kimi-k2.5',
  label: 'Kimi-K2.5/2.6/2.7 (LM)',
  family: 'Kimi',
  releasedOn: '2026-01',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/moonshotai--Kimi-K2.5_config.json (verbatim Hugging Face config.json)',
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
  maxContextTokens: 262_144,
  releasedFormat: 'fp4',
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
