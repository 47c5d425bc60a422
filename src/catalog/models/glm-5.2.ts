import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** GLM-5.2 (IndexShare); weights released as bf16/fp8. */
export const glm5_2: ShelfModel = {
  id: 'glm-5.2',
  label: 'GLM-5.2 (IndexShare)',
  family: 'GLM',
  releasedOn: '2026-06',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/zai-org--GLM-5.2_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 744_000_000_000,
    activeParameterCount: 40_000_000_000,
    source: 'vLLM blog 2026-07-23 (744B/40B); some cards quote 753B incl. MTP',
    provenance: 'read',
  },
  hiddenSize: 6144,
  vocabularySize: 154_880,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'bf16',
  draftLayerCount: 1,
  mixers: {
    dsa: {
      kind: 'dsa',
      heads: 64,
      queryLoraRank: 2048,
      kvLoraRank: 512,
      nopeDim: 192,
      ropeDim: 64,
      valueDim: 256,
      indexHeads: 32,
      indexDim: 128,
      topKTokens: 2048,
    },
    'dsa-shared': {
      kind: 'dsa',
      heads: 64,
      queryLoraRank: 2048,
      kvLoraRank: 512,
      nopeDim: 192,
      ropeDim: 64,
      valueDim: 256,
      indexHeads: 32,
      indexDim: 128,
      topKTokens: 2048,
      sharesIndex: true,
    },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 12_288 },
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
    ['dsa', 'dense', 3],
    ...repeated(18, [
      ['dsa-shared', 'experts', 3],
      ['dsa', 'experts', 1],
    ]),
    ['dsa-shared', 'experts', 3],
  ],
};
