import type { ShelfModel } from './shelf-model.ts';

/** Qwen3-8B; weights released as bf16. */
export const qwen38b: ShelfModel = {
  id: 'qwen3-8b',
  label: 'Qwen3-8B',
  family: 'Qwen',
  releasedOn: '2025-04',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/Qwen--Qwen3-8B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 8_189_999_999, activeParameterCount: 8_189_999_999, source: 'Qwen3 model card', provenance: 'recalled' },
  hiddenSize: 4096,
  vocabularySize: 151_936,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128, qkNorm: 'head' } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 12_288 } },
  layers: [['full', 'dense', 36]],
};
