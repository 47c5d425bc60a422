import type { ShelfModel } from './shelf-model.ts';

/** Qwen3-32B; weights released as bf16. */
export const qwen332b: ShelfModel = {
  id: 'qwen3-32b',
  label: 'Qwen3-32B',
  family: 'Qwen',
  releasedOn: '2025-04',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/Qwen--Qwen3-32B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 32_762_000_000, activeParameterCount: 32_762_000_000, source: 'Qwen3 model card', provenance: 'recalled' },
  hiddenSize: 5120,
  vocabularySize: 151_936,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128, qkNorm: 'head' } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 25_600 } },
  layers: [['full', 'dense', 64]],
};
