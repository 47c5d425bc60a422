import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Llama-4-Maverick-17B-128E; weights released as fp8/bf16. */
export const llama4Maverick: ShelfModel = {
  id: 'llama-4-maverick',
  label: 'Llama-4-Maverick-17B-128E',
  family: 'Llama',
  releasedOn: '2025-04',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/meta-llama--Llama-4-Maverick-17B-128E-Instruct_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 400_700_000_000,
    activeParameterCount: 17_000_000_000,
    source: 'model card 400B/17B',
    provenance: 'recalled',
  },
  hiddenSize: 5120,
  vocabularySize: 202_048,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'fp8',
  mixers: {
    chunk: { kind: 'chunked', chunkTokens: 8192, heads: 40, kvHeads: 8, headDim: 128 },
    full: { kind: 'gqa', heads: 40, kvHeads: 8, headDim: 128, isWithoutPositions: true },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 16_384 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 1,
      intermediateSize: 8192,
      sharedExperts: 1,
      sharedIntermediateSize: 8192,
      hasRouterBias: false,
    },
  },
  layers: [
    ...repeated(12, [
      ['chunk', 'dense', 1],
      ['chunk', 'experts', 1],
      ['chunk', 'dense', 1],
      ['full', 'experts', 1],
    ]),
  ],
};
