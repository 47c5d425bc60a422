import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** DeepSeek-V4-Pro; weights released as fp8 + mxfp4 experts. */
export const deepseekV4Pro: ShelfModel = {
  id: 'deepseek-v4-pro',
  label: 'DeepSeek-V4-Pro',
  family: 'DeepSeek',
  releasedOn: '2026-04',
  source:
    'ai-dynamo/aiconfigurator@095f58a model_configs/deepseek-ai--DeepSeek-V4-Pro_config.json (verbatim Hugging Face config.json); weight shapes from HF transformers modular_deepseek_v4.py',
  isVerified: true,
  published: {
    parameterCount: 1_600_000_000_000,
    activeParameterCount: 49_000_000_000,
    source: 'V4 model card / vLLM blog 2026-04-24 (1.6T, 285B)',
    provenance: 'read',
  },
  hiddenSize: 7168,
  vocabularySize: 129_280,
  tieEmbeddings: false,
  maxContextTokens: 1_048_576,
  releasedFormat: 'fp8',
  residualStreamCount: 4,
  draftLayerCount: 1,
  mixers: {
    csa: {
      kind: 'csa',
      heads: 128,
      headDim: 512,
      ropeDim: 64,
      queryLoraRank: 1536,
      outputGroups: 16,
      outputLoraRank: 1024,
      windowTokens: 128,
      compressTokens: 4,
      indexHeads: 64,
      indexDim: 128,
      topKEntries: 1024,
    },
    hca: {
      kind: 'hca',
      heads: 128,
      headDim: 512,
      ropeDim: 64,
      queryLoraRank: 1536,
      outputGroups: 16,
      outputLoraRank: 1024,
      windowTokens: 128,
      compressTokens: 128,
    },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 384,
      topK: 6,
      intermediateSize: 3072,
      sharedExperts: 1,
      sharedIntermediateSize: 3072,
      hasRouterBias: true,
    },
    'hash-experts': {
      kind: 'mixture-of-experts',
      experts: 384,
      topK: 6,
      intermediateSize: 3072,
      sharedExperts: 1,
      sharedIntermediateSize: 3072,
      hasRouterBias: true,
      isHashRouted: true,
    },
  },
  layers: [
    ['hca', 'hash-experts', 2],
    ['csa', 'hash-experts', 1],
    ...repeated(29, [
      ['hca', 'experts', 1],
      ['csa', 'experts', 1],
    ]),
  ],
};
