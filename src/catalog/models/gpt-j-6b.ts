import type { ShelfModel } from './shelf-model.ts';

/** GPT-J 6B: attention and feed-forward in parallel, one norm a layer; weights released as fp16, counted as bf16. */
export const gptJ6b: ShelfModel = {
  id: 'gpt-j-6b',
  label: 'GPT-J-6B',
  family: 'GPT-J',
  releasedOn: '2021-06',
  source: 'model card of EleutherAI/gpt-j-6b (28 layers, 4096, 16384, 16 heads of 256, embedding 50400)',
  isVerified: true,
  published: {
    parameterCount: 6_053_381_344,
    activeParameterCount: 6_053_381_344,
    source: 'model card of EleutherAI/gpt-j-6b',
    provenance: 'read',
  },
  notes: 'Attention and feed-forward run one after the other here; biases of the feed-forward and head are left out (0.05 %).',
  hiddenSize: 4096,
  vocabularySize: 50_400,
  tieEmbeddings: false,
  maxContextTokens: 2048,
  releasedFormat: 'bf16',
  mixers: { mha: { kind: 'gqa', heads: 16, kvHeads: 16, headDim: 256 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 16_384, isGated: false } },
  layers: [['mha', 'dense', 28]],
};
