import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Gemma-4-31B (text); weights released as bf16. */
export const gemma431b: ShelfModel = {
  id: 'gemma-4-31b',
  label: 'Gemma-4-31B (text)',
  family: 'Gemma',
  releasedOn: '2026-04',
  source: 'ai-dynamo/aiconfigurator@095f58a model_configs/nvidia--Gemma-4-31B-IT-NVFP4_config.json (verbatim Hugging Face config.json)',
  isVerified: true,
  published: { parameterCount: 30_700_000_000, activeParameterCount: 30_700_000_000, source: 'model name 31B', provenance: 'name' },
  hiddenSize: 5376,
  vocabularySize: 262_144,
  tieEmbeddings: true,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  normsPerLayerCount: 4,
  mixers: {
    swa: { kind: 'sliding-window', windowTokens: 1024, heads: 32, kvHeads: 16, headDim: 256, qkNorm: 'head' },
    full: { kind: 'gqa', heads: 32, kvHeads: 4, headDim: 512, keyIsValue: true, qkNorm: 'head' },
  },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 21_504 } },
  layers: [
    ...repeated(10, [
      ['swa', 'dense', 5],
      ['full', 'dense', 1],
    ]),
  ],
};
