import type { ShelfModel } from './shelf-model.ts';

/** GLM-4.5; weights released as bf16/fp8. */
export const glm4_5: ShelfModel = {
  id: 'glm-4.5',
  label: 'GLM-4.5',
  family: 'GLM',
  releasedOn: '2025-07',
  source: 'HF zai-org/GLM-4.7 config.json and RedHatAI/GLM-4.6-NVFP4 config.json (same arch)',
  isVerified: true,
  published: {
    parameterCount: 355_000_000_000,
    activeParameterCount: 32_000_000_000,
    source: 'HF transformers docs glm4_moe',
    provenance: 'read',
  },
  hiddenSize: 5120,
  vocabularySize: 151_552,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  draftLayerCount: 1,
  mixers: { full: { kind: 'gqa', heads: 96, kvHeads: 8, headDim: 128, qkNorm: 'head', hasQkvBias: true } },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 12_288 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 160,
      topK: 8,
      intermediateSize: 1536,
      sharedExperts: 1,
      sharedIntermediateSize: 1536,
      hasRouterBias: true,
    },
  },
  layers: [
    ['full', 'dense', 3],
    ['full', 'experts', 89],
  ],
};
