import type { ShelfModel } from './shelf-model.ts';

/** Llama-3.1-70B; weights released as bf16. */
export const llama3_170b: ShelfModel = {
  id: 'llama-3.1-70b',
  label: 'Llama-3.1-70B',
  family: 'Llama',
  releasedOn: '2024-07',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/meta-llama--Meta-Llama-3.1-70B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 70_554_000_000,
    activeParameterCount: 70_554_000_000,
    source: 'HF safetensors count',
    provenance: 'recalled',
  },
  hiddenSize: 8192,
  vocabularySize: 128_256,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 28_672 } },
  layers: [['full', 'dense', 80]],
};
