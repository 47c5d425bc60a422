import type { ShelfModel } from './shelf-model.ts';

/** Falcon 180B: attention and feed-forward in parallel; weights released as bf16. */
export const falcon180b: ShelfModel = {
  id: 'falcon-180b',
  label: 'Falcon-180B',
  family: 'Falcon',
  releasedOn: '2023-09',
  source: 'model card of tiiuae/falcon-180B (80 layers, 14848, head 64, vocabulary 65024); 8 KV heads recalled from its config.json',
  isVerified: false,
  published: {
    parameterCount: 180_000_000_000,
    activeParameterCount: 180_000_000_000,
    source: 'model card of tiiuae/falcon-180B (180B)',
    provenance: 'name',
  },
  notes: 'KV heads recalled; attention and feed-forward run one after the other here.',
  hiddenSize: 14_848,
  vocabularySize: 65_024,
  tieEmbeddings: false,
  maxContextTokens: 2048,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 232, kvHeads: 8, headDim: 64 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 59_392, isGated: false } },
  layers: [['gqa', 'dense', 80]],
};
