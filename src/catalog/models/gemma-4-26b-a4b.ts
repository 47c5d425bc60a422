import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Gemma-4-26B-A4B (text); weights released as bf16. */
export const gemma426bA4b: ShelfModel = {
  id: 'gemma-4-26b-a4b',
  label: 'Gemma-4-26B-A4B (text)',
  family: 'Gemma',
  releasedOn: '2026-04',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/google--gemma-4-26B-A4B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 25_200_000_000,
    activeParameterCount: 3_800_000_000,
    source: 'model card 26B-A4B (25.2B/3.8B)',
    provenance: 'recalled',
  },
  hiddenSize: 2816,
  vocabularySize: 262_144,
  tieEmbeddings: true,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  normsPerLayerCount: 7,
  mixers: {
    swa: { kind: 'sliding-window', windowTokens: 1024, heads: 16, kvHeads: 8, headDim: 256, qkNorm: 'head' },
    full: { kind: 'gqa', heads: 16, kvHeads: 2, headDim: 512, keyIsValue: true, qkNorm: 'head' },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 8,
      intermediateSize: 704,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
      denseIntermediateSize: 2112,
    },
  },
  layers: [
    ...repeated(5, [
      ['swa', 'experts', 5],
      ['full', 'experts', 1],
    ]),
  ],
};
