import type { ShelfModel } from './shelf-model.ts';

/** Phi-4 (14B); weights released as bf16. */
export const phi414b: ShelfModel = {
  id: 'phi-4-14b',
  label: 'Phi-4 (14B)',
  family: 'Phi',
  releasedOn: '2024-12',
  source: 'GenZ microsoft.py phi3medium_config (same arch); vocab 100352 recalled',
  isVerified: false,
  published: { parameterCount: 14_660_000_000, activeParameterCount: 14_660_000_000, source: 'HF safetensors', provenance: 'recalled' },
  hiddenSize: 5120,
  vocabularySize: 100_352,
  tieEmbeddings: false,
  maxContextTokens: 16_384,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 40, kvHeads: 10, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 17_920 } },
  layers: [['full', 'dense', 40]],
};
