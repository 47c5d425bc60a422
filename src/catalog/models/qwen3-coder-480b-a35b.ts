import type { ShelfModel } from './shelf-model.ts';

/** Qwen3-Coder-480B-A35B-Instruct; weights released as bf16. */
export const qwen3Coder480bA35b: ShelfModel = {
  id: 'qwen3-coder-480b-a35b',
  label: 'Qwen3-Coder-480B-A35B-Instruct',
  family: 'Qwen',
  releasedOn: '2025-04',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/Qwen--Qwen3-Coder-480B-A35B-Instruct_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 480_200_000_000, activeParameterCount: 35_000_000_000, source: 'Qwen3 model card', provenance: 'name' },
  hiddenSize: 6144,
  vocabularySize: 151_936,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 96, kvHeads: 8, headDim: 128, qkNorm: 'head' } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 160,
      topK: 8,
      intermediateSize: 2560,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['full', 'experts', 62]],
};
