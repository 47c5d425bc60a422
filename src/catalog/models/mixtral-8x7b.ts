import type { ModelSpec } from '../../simulator/index.ts';

/** Mixtral 8x7B v0.1 (config.json of mistralai/Mixtral-8x7B-v0.1, read through aiconfigurator @095f58a). */
export const mixtral8x7b: ModelSpec = {
  id: 'mixtral-8x7b',
  label: 'Mixtral 8x7B',
  hiddenSize: 4096,
  vocabularySize: 32_000,
  tieEmbeddings: false,
  maxContextTokens: 32_768,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 8,
      topK: 2,
      intermediateSize: 14_336,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: false,
    },
  },
  layers: [['gqa', 'experts', 32]],
};
