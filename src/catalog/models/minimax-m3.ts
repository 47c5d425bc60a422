import type { ShelfModel } from './shelf-model.ts';

/** MiniMax-M3 (block-sparse); weights released as bf16. */
export const minimaxM3: ShelfModel = {
  id: 'minimax-m3',
  label: 'MiniMax-M3 (block-sparse)',
  family: 'MiniMax',
  releasedOn: '2026-06',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/MiniMaxAI--MiniMax-M3_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 428_000_000_000,
    activeParameterCount: 23_000_000_000,
    source: 'Megatron-Bridge minimax-m3.md (428B/~23B incl. vision)',
    provenance: 'read',
  },
  hiddenSize: 6144,
  vocabularySize: 200_064,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'bf16',
  mixers: {
    full: { kind: 'gqa', heads: 64, kvHeads: 4, headDim: 128, qkNorm: 'head' },
    msa: {
      kind: 'block-sparse',
      heads: 64,
      kvHeads: 4,
      headDim: 128,
      qkNorm: 'head',
      blockTokens: 128,
      topKBlocks: 16,
      indexHeads: 4,
      indexDim: 128,
    },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 12_288 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 4,
      intermediateSize: 3072,
      sharedExperts: 1,
      sharedIntermediateSize: 3072,
      hasRouterBias: true,
    },
  },
  layers: [
    ['full', 'dense', 3],
    ['msa', 'experts', 57],
  ],
};
