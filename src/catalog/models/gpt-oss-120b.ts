import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** gpt-oss-120b; weights released as mxfp4 experts. */
export const gptOss120b: ShelfModel = {
  id: 'gpt-oss-120b',
  label: 'gpt-oss-120b',
  family: 'gpt-oss',
  releasedOn: '2025-08',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/openai--gpt-oss-120b_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 116_830_000_000,
    activeParameterCount: 5_130_000_000,
    source: 'gpt-oss model card (arXiv 2508.10925)',
    provenance: 'read',
  },
  hiddenSize: 2880,
  vocabularySize: 201_088,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'fp4',
  mixers: {
    swa: {
      kind: 'sliding-window',
      windowTokens: 128,
      heads: 64,
      kvHeads: 8,
      headDim: 64,
      hasQkvBias: true,
      hasOutputBias: true,
      hasSinks: true,
    },
    full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 64, hasQkvBias: true, hasOutputBias: true, hasSinks: true },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 4,
      intermediateSize: 2880,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: true,
      hasExpertBias: true,
    },
  },
  layers: [
    ...repeated(18, [
      ['swa', 'experts', 1],
      ['full', 'experts', 1],
    ]),
  ],
};
