import type { ShelfModel } from './shelf-model.ts';

/** Mistral 7B v0.1: a window of 4,096 tokens in every layer; weights released as bf16. */
export const mistral7b: ShelfModel = {
  id: 'mistral-7b',
  label: 'Mistral-7B-v0.1',
  family: 'Mistral',
  releasedOn: '2023-09',
  source: 'arXiv 2310.06825, table 1; vocabulary 32000 and context of mistralai/Mistral-7B-v0.1',
  isVerified: true,
  published: {
    parameterCount: 7_240_000_000,
    activeParameterCount: 7_240_000_000,
    source: 'safetensors of mistralai/Mistral-7B-v0.1 (7.24B)',
    provenance: 'recalled',
  },
  hiddenSize: 4096,
  vocabularySize: 32_000,
  tieEmbeddings: false,
  maxContextTokens: 32_768,
  releasedFormat: 'bf16',
  mixers: { window: { kind: 'sliding-window', windowTokens: 4096, heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 14_336 } },
  layers: [['window', 'dense', 32]],
};
