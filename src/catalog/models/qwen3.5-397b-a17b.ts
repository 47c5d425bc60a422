import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Qwen3.5-397B-A17B; weights released as bf16/fp8. */
export const qwen3_5397bA17b: ShelfModel = {
  id: 'qwen3.5-397b-a17b',
  label: 'Qwen3.5-397B-A17B',
  family: 'Qwen',
  releasedOn: '2026-02',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/Qwen--Qwen3.5-397B-A17B_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 397_000_000_000, activeParameterCount: 17_000_000_000, source: 'model name', provenance: 'name' },
  hiddenSize: 4096,
  vocabularySize: 248_320,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  draftLayerCount: 1,
  mixers: {
    gdn: { kind: 'gdn', keyHeads: 16, valueHeads: 64, keyDim: 128, valueDim: 128, convTokens: 4 },
    full: { kind: 'gqa', heads: 32, kvHeads: 2, headDim: 256, hasOutputGate: true, qkNorm: 'head' },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 512,
      topK: 10,
      intermediateSize: 1024,
      sharedExperts: 1,
      sharedIntermediateSize: 1024,
      hasRouterBias: false,
      hasSharedGate: true,
    },
  },
  layers: [
    ...repeated(15, [
      ['gdn', 'experts', 3],
      ['full', 'experts', 1],
    ]),
  ],
};
