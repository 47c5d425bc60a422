import type { ModelSpec } from '../../simulator/index.ts';

/**
 * DeepSeek-V3 without its multi-token-prediction layer (config.json of deepseek-ai/DeepSeek-V3, read through
 * aiconfigurator @095f58a): three dense layers, then 58 of 256 routed experts and one shared.
 */
export const deepseekV3: ModelSpec = {
  id: 'deepseek-v3',
  label: 'DeepSeek-V3',
  hiddenSize: 7168,
  vocabularySize: 129_280,
  tieEmbeddings: false,
  maxContextTokens: 163_840,
  releasedFormat: 'fp8',
  mixers: { mla: { kind: 'mla', heads: 128, queryLoraRank: 1536, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 18_432 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 256,
      topK: 8,
      intermediateSize: 2048,
      sharedExperts: 1,
      sharedIntermediateSize: 2048,
      hasRouterBias: true,
    },
  },
  layers: [
    ['mla', 'dense', 3],
    ['mla', 'experts', 58],
  ],
};
