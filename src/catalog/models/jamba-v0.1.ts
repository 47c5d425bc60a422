import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Jamba-v0.1 (52B); weights released as bf16. */
export const jambaV0_1: ShelfModel = {
  id: 'jamba-v0.1',
  label: 'Jamba-v0.1 (52B)',
  family: 'Jamba',
  releasedOn: '2024-03',
  source: 'HF transformers configuration_jamba.py defaults (=Jamba-v0.1)',
  isVerified: true,
  published: {
    parameterCount: 51_570_000_000,
    activeParameterCount: 12_000_000_000,
    source: 'Jamba paper (52B/12B)',
    provenance: 'recalled',
  },
  hiddenSize: 4096,
  vocabularySize: 65_536,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  mixers: {
    mamba: { kind: 'mamba1', innerSize: 8192, stateSize: 16, stepRank: 256, convTokens: 4, hasSelectionNorms: true },
    full: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128, isWithoutPositions: true },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 14_336 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 16,
      topK: 2,
      intermediateSize: 14_336,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [
    ...repeated(4, [
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
