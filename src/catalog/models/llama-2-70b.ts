import type { ShelfModel } from './shelf-model.ts';

/** Llama-2-70B; weights released as bf16. */
export const llama270b: ShelfModel = {
  id: 'llama-2-70b',
  label: 'Llama-2-70B',
  family: 'Llama',
  releasedOn: '2023-07',
  source: 'microsoft/vidur Llama2_70BModelConfig; vocab 32000',
  isVerified: true,
  published: { parameterCount: 68_977_000_000, activeParameterCount: 68_977_000_000, source: 'HF safetensors', provenance: 'recalled' },
  hiddenSize: 8192,
  vocabularySize: 32_000,
  tieEmbeddings: false,
  maxContextTokens: 4096,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 28_672 } },
  layers: [['full', 'dense', 80]],
};
