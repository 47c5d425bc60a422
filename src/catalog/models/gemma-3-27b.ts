import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Gemma-3-27B (text); weights released as bf16. */
export const gemma327b: ShelfModel = {
  id: 'gemma-3-27b',
  label: 'Gemma-3-27B (text)',
  family: 'Gemma',
  releasedOn: '2025-03',
  source: 'GenZ google.py gemma3_27b_config; TRT-LLM test GEMMA3_27B_CONFIG; sliding_window_pattern 6',
  isVerified: true,
  published: {
    parameterCount: 27_009_000_000,
    activeParameterCount: 27_009_000_000,
    source: 'HF 27.43B minus 0.42B vision',
    provenance: 'recalled',
  },
  hiddenSize: 5376,
  vocabularySize: 262_208,
  tieEmbeddings: true,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  normsPerLayerCount: 4,
  mixers: {
    swa: { kind: 'sliding-window', windowTokens: 1024, heads: 32, kvHeads: 16, headDim: 128, qkNorm: 'head' },
    full: { kind: 'gqa', heads: 32, kvHeads: 16, headDim: 128, qkNorm: 'head' },
  },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 21_504 } },
  layers: [
    ...repeated(10, [
      ['swa', 'dense', 5],
      ['full', 'dense', 1],
    ]),
    ['swa', 'dense', 2],
  ],
};
