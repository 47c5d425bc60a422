import type { ShelfModel } from './shelf-model.ts';

/** Llama-3.1-405B; weights released as bf16. */
export const llama3_1405b: ShelfModel = {
  id: 'llama-3.1-405b',
  label: 'Llama-3.1-405B',
  family: 'Llama',
  releasedOn: '2024-07',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/meta-llama--Meta-Llama-3.1-405B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 405_850_000_000,
    activeParameterCount: 405_850_000_000,
    source: 'HF safetensors count',
    provenance: 'recalled',
  },
  hiddenSize: 16_384,
  vocabularySize: 128_256,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 128, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 53_248 } },
  layers: [['full', 'dense', 126]],
};
