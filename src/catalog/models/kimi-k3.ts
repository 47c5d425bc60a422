import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Kimi-K3 (LM); weights released as mxfp4 experts, bf16 rest. */
export const kimiK3: ShelfModel = {
  id: 'kimi-k3',
  label: 'Kimi-K3 (LM)',
  family: 'Kimi',
  releasedOn: '2026-07',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/moonshotai--Kimi-K3_config.json (verbatim Hugging Face config.json); weight names from Megatron-Bridge kimi_k3_bridge.py',
  isVerified: true,
  published: {
    parameterCount: 2_800_000_000_000,
    activeParameterCount: 104_000_000_000,
    source: 'HF blog/InferenceX (2.8T); JustVugg/colibri docs (104B active)',
    provenance: 'read',
  },
  hiddenSize: 7168,
  vocabularySize: 163_840,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'fp4',
  hasBlockResiduals: true,
  mixers: {
    kda: { kind: 'kda', heads: 96, headDim: 128, convTokens: 4, hasFullRankGate: true },
    mla: {
      kind: 'mla',
      heads: 96,
      queryLoraRank: 1536,
      kvLoraRank: 512,
      nopeDim: 128,
      ropeDim: 64,
      valueDim: 128,
      hasOutputGate: true,
      isWithoutPositions: true,
    },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 33_792 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 896,
      topK: 16,
      intermediateSize: 3072,
      sharedExperts: 1,
      sharedIntermediateSize: 6144,
      hasRouterBias: true,
      latentSize: 3584,
      hasLatentNorm: true,
    },
  },
  layers: [
    ['kda', 'dense', 1],
    ['kda', 'experts', 2],
    ...repeated(22, [
      ['mla', 'experts', 1],
      ['kda', 'experts', 3],
    ]),
    ['mla', 'experts', 2],
  ],
};
