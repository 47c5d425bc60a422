import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Qwen3-Next-80B-A3B; weights released as bf16. */
export const qwen3Next80bA3b: ShelfModel = {
  id: 'qwen3-next-80b-a3b',
  label: 'Qwen3-Next-80B-A3B',
  family: 'Qwen',
  releasedOn: '2025-09',
  source: 'alibaba/InferSim hf_configs/qwen3-next-80B-A3B_config.json; HF transformers configuration_qwen3_next.py',
  isVerified: true,
  published: {
    parameterCount: 80_000_000_000,
    activeParameterCount: 3_000_000_000,
    source: 'model card (81.3B HF incl. MTP)',
    provenance: 'name',
  },
  hiddenSize: 2048,
  vocabularySize: 151_936,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  draftLayerCount: 1,
  mixers: {
    gdn: { kind: 'gdn', keyHeads: 16, valueHeads: 32, keyDim: 128, valueDim: 128, convTokens: 4 },
    full: { kind: 'gqa', heads: 16, kvHeads: 2, headDim: 256, hasOutputGate: true, qkNorm: 'head' },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 512,
      topK: 10,
      intermediateSize: 512,
      sharedExperts: 1,
      sharedIntermediateSize: 512,
      hasRouterBias: false,
      hasSharedGate: true,
    },
  },
  layers: [
    ...repeated(12, [
      ['gdn', 'experts', 3],
      ['full', 'experts', 1],
    ]),
  ],
};
