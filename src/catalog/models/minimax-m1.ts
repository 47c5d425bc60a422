import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** MiniMax-M1 (lightning); weights released as bf16. */
export const minimaxM1: ShelfModel = {
  id: 'minimax-m1',
  label: 'MiniMax-M1 (lightning)',
  family: 'MiniMax',
  releasedOn: '2025-06',
  source:
    'HF MiniMaxAI/MiniMax-M1-40k config.json (pattern, hidden 6144, inter 9216, head_dim 128); heads 64/8, 32 experts top-2 from MiniMax-01 paper',
  isVerified: true,
  published: {
    parameterCount: 456_000_000_000,
    activeParameterCount: 45_900_000_000,
    source: 'MiniMax-M1 paper (456B/45.9B)',
    provenance: 'recalled',
  },
  hiddenSize: 6144,
  vocabularySize: 200_064,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'bf16',
  mixers: {
    lin: { kind: 'lightning', heads: 64, headDim: 128, chunkTokens: 256 },
    full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 32,
      topK: 2,
      intermediateSize: 9216,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [
    ...repeated(10, [
      ['lin', 'experts', 7],
      ['full', 'experts', 1],
    ]),
  ],
};
