import type { ShelfModel } from './shelf-model.ts';

/** Llama-2-7B; weights released as bf16. */
export const llama27b: ShelfModel = {
  id: 'llama-2-7b',
  label: 'Llama-2-7B',
  family: 'Llama',
  releasedOn: '2023-07',
  source: 'microsoft/vidur vidur/config/model_config.py Llama2_7BModelConfig; vocab 32000 from Llama-2 paper',
  isVerified: true,
  published: {
    parameterCount: 6_738_000_000,
    activeParameterCount: 6_738_000_000,
    source: 'Llama 2 paper / HF safetensors',
    provenance: 'recalled',
  },
  hiddenSize: 4096,
  vocabularySize: 32_000,
  tieEmbeddings: false,
  maxContextTokens: 4096,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 32, kvHeads: 32, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 11_008 } },
  layers: [['full', 'dense', 32]],
};
