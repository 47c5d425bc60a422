import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Kimi-Linear-48B-A3B; weights released as bf16. */
export const kimiLinear48bA3b: ShelfModel = {
  id: 'kimi-linear-48b-a3b',
  label: 'Kimi-Linear-48B-A3B',
  family: 'Kimi',
  releasedOn: '2025-10',
  source: 'recalled from Kimi-Linear config; not re-read',
  isVerified: false,
  published: { parameterCount: 48_000_000_000, activeParameterCount: 3_000_000_000, source: 'paper title', provenance: 'name' },
  notes: 'UNVERIFIED',
  hiddenSize: 2304,
  vocabularySize: 163_840,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'bf16',
  mixers: {
    kda: { kind: 'kda', heads: 32, headDim: 128, convTokens: 4 },
    mla: { kind: 'mla', heads: 32, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 9216 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 256,
      topK: 8,
      intermediateSize: 1024,
      sharedExperts: 1,
      sharedIntermediateSize: 1024,
      hasRouterBias: true,
    },
  },
  layers: [
    ['kda', 'dense', 1],
    ['kda', 'experts', 2],
    ...repeated(5, [
      ['mla', 'experts', 1],
      ['kda', 'experts', 3],
    ]),
    ['mla', 'experts', 1],
    ['kda', 'experts', 2],
    ['mla', 'experts', 1],
  ],
};
