import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** MiMo-V2-Flash; weights released as fp8. */
export const mimoV2Flash: ShelfModel = {
  id: 'mimo-v2-flash',
  label: 'MiMo-V2-Flash',
  family: 'MiMo',
  releasedOn: '2025-12',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/XiaomiMiMo--MiMo-V2-Flash_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 309_000_000_000,
    activeParameterCount: 15_000_000_000,
    source: 'model card 309B/15B',
    provenance: 'recalled',
  },
  hiddenSize: 4096,
  vocabularySize: 152_576,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'fp8',
  draftLayerCount: 3,
  mixers: {
    full: { kind: 'gqa', heads: 64, kvHeads: 4, headDim: 192, valueHeadDim: 128 },
    swa: { kind: 'sliding-window', windowTokens: 128, heads: 64, kvHeads: 8, headDim: 192, valueHeadDim: 128, hasSinks: true },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 16_384 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 256,
      topK: 8,
      intermediateSize: 2048,
      sharedExperts: 0,
      sharedIntermediateSize: 0,
      hasRouterBias: true,
    },
  },
  layers: [
    ['full', 'dense', 1],
    ['swa', 'experts', 4],
    ...repeated(7, [
      ['full', 'experts', 1],
      ['swa', 'experts', 5],
    ]),
    ['full', 'experts', 1],
  ],
};
