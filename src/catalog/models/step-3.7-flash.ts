import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Step-3.7-Flash; weights released as bf16/fp8. */
export const step3_7Flash: ShelfModel = {
  id: 'step-3.7-flash',
  label: 'Step-3.7-Flash',
  family: 'Step',
  releasedOn: '2026',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/stepfun-ai--Step-3.7-Flash_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: {
    parameterCount: 196_000_000_000,
    activeParameterCount: 11_000_000_000,
    source: 'Step-3.5-Flash card (196B/11B); 3.7 assumed same',
    provenance: 'recalled',
  },
  notes: 'published totals are for Step-3.5-Flash',
  hiddenSize: 4096,
  vocabularySize: 128_896,
  tieEmbeddings: false,
  maxContextTokens: 65_536,
  releasedFormat: 'bf16',
  draftLayerCount: 3,
  mixers: {
    full: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128, qkNorm: 'head' },
    swa: { kind: 'sliding-window', windowTokens: 512, heads: 64, kvHeads: 8, headDim: 128, qkNorm: 'head' },
  },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 11_264 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 288,
      topK: 8,
      intermediateSize: 1280,
      sharedExperts: 1,
      sharedIntermediateSize: 1280,
      hasRouterBias: true,
    },
  },
  layers: [
    ['full', 'dense', 1],
    ['swa', 'dense', 2],
    ['swa', 'experts', 1],
    ...repeated(10, [
      ['full', 'experts', 1],
      ['swa', 'experts', 3],
    ]),
    ['full', 'experts', 1],
  ],
};
