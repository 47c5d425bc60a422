import type { ShelfModel } from './shelf-model.ts';

/** Llama-3.1-8B; weights released as bf16. */
export const llama3_18b: ShelfModel = {
  id: 'llama-3.1-8b',
  label: 'Llama-3.1-8B',
  family: 'Llama',
  releasedOn: '2024-07',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/meta-llama--Meta-Llama-3.1-8B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 8_029_999_999, activeParameterCount: 8_029_999_999, source: 'HF safetensors count', provenance: 'recalled' },
  hiddenSize: 4096,
  vocabularySize: 128_256,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 14_336 } },
  layers: [['full', 'dense', 32]],
};
