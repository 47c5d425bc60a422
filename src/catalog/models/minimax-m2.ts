import type { ShelfModel } from './shelf-model.ts';

/** MiniMax-M2/M2.5/M2.7; weights released as fp8. */
export const minimaxM2: ShelfModel = {
  id: 'minimax-m2',
  label: 'MiniMax-M2/M2.5/M2.7',
  family: 'MiniMax',
  releasedOn: '2025-10',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/MiniMaxAI--MiniMax-M2.5_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 230_000_000_000,
    activeParameterCount: 10_000_000_000,
    source: 'model card 230B/10B',
    provenance: 'recalled',
  },
  hiddenSize: 3072,
  vocabularySize: 200_064,
  tieEmbeddings: false,
  maxContextTokens: 196_608,
  releasedFormat: 'fp8',
  mixers: { full: { kind: 'gqa', heads: 48, kvHeads: 8, headDim: 128, qkNorm: 'layer' } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 256,
      topK: 8,
      intermediateSize: 1536,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: true,
    },
  },
  layers: [['full', 'experts', 62]],
};
