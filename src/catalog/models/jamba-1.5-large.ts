import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Jamba-1.5-Large; weights released as bf16. */
export const jamba1_5Large: ShelfModel = {
  id: 'jamba-1.5-large',
  label: 'Jamba-1.5-Large',
  family: 'Jamba',
  releasedOn: '2024-08',
  source: 'GenZ misc.py jamba_1_5_large_config',
  isVerified: true,
  published: {
    parameterCount: 398_560_000_000,
    activeParameterCount: 94_000_000_000,
    source: 'Jamba-1.5 paper (398B/94B)',
    provenance: 'recalled',
  },
  hiddenSize: 8192,
  vocabularySize: 65_536,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  mixers: {
    mamba: { kind: 'mamba1', innerSize: 16_384, stateSize: 16, stepRank: 512, convTokens: 4, hasSelectionNorms: true },
    full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128, isWithoutPositions: true },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 24_576 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 16,
      topK: 2,
      intermediateSize: 24_576,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [
    ...repeated(9, [
      ['mamba', 'dense', 1],
      ['mamba', 'experts', 1],
      ['mamba', 'dense', 1],
      ['mamba', 'experts', 1],
      ['full', 'dense', 1],
      ['mamba', 'experts', 1],
      ['mamba', 'dense', 1],
      ['mamba', 'experts', 1],
    ]),
  ],
};
