import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Llama-4-Scout-17B-16E; weights released as bf16. */
export const llama4Scout: ShelfModel = {
  id: 'llama-4-scout',
  label: 'Llama-4-Scout-17B-16E',
  family: 'Llama',
  releasedOn: '2025-04',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/meta-llama--Llama-4-Scout-17B-16E-Instruct_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 107_770_000_000,
    activeParameterCount: 17_000_000_000,
    source: 'model card 109B/17B (107.8B LM + vision)',
    provenance: 'recalled',
  },
  hiddenSize: 5120,
  vocabularySize: 202_048,
  tieEmbeddings: false,
  maxContextTokens: 10_485_760,
  releasedFormat: 'bf16',
  mixers: {
    chunk: { kind: 'chunked', chunkTokens: 8192, heads: 40, kvHeads: 8, headDim: 128 },
    full: { kind: 'gqa', heads: 40, kvHeads: 8, headDim: 128, isWithoutPositions: true },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 16,
      topK: 1,
      intermediateSize: 8192,
      sharedExperts: 1,
      sharedIntermediateSize: 8192,
      hasRouterBias: false,
    },
  },
  layers: [
    ...repeated(12, [
      ['chunk', 'experts', 3],
      ['full', 'experts', 1],
    ]),
  ],
};
