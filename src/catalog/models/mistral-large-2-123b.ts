import type { ShelfModel } from './shelf-model.ts';

/** Mistral-Large-2 (2407/2411); weights released as bf16. */
export const mistralLarge2123b: ShelfModel = {
  id: 'mistral-large-2-123b',
  label: 'Mistral-Large-2 (2407/2411)',
  family: 'Mistral',
  releasedOn: '2024-07',
  source: 'HF config of Mistral-Large-Instruct-2407 derivative (BigHuggyD/...Lumimaid-v0.2-123B); GenZ mistral.py',
  isVerified: true,
  published: { parameterCount: 122_610_000_000, activeParameterCount: 122_610_000_000, source: 'HF safetensors', provenance: 'recalled' },
  hiddenSize: 12_288,
  vocabularySize: 32_768,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 96, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 28_672 } },
  layers: [['full', 'dense', 88]],
};
