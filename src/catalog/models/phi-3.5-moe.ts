import type { ShelfModel } from './shelf-model.ts';

/** Phi-3.5-MoE; weights released as bf16. */
export const phi3_5Moe: ShelfModel = {
  id: 'phi-3.5-moe',
  label: 'Phi-3.5-MoE',
  family: 'Phi',
  releasedOn: '2024-08',
  source: 'GenZ microsoft.py phi3moe_config',
  isVerified: true,
  published: {
    parameterCount: 41_870_000_000,
    activeParameterCount: 6_600_000_000,
    source: 'model card 41.9B/6.6B',
    provenance: 'recalled',
  },
  hiddenSize: 4096,
  vocabularySize: 32_064,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  normsPerLayerCount: 4,
  mixers: { full: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128, hasQkvBias: true, hasOutputBias: true } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 16,
      topK: 2,
      intermediateSize: 6400,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['full', 'experts', 32]],
};
