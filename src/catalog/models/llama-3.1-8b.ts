import type { ModelSpec } from '../../simulator/index.ts';

/** Llama 3.1 8B (config.json of meta-llama/Meta-Llama-3.1-8B, read through aiconfigurator @095f58a). */
export const llama3_1_8b: ModelSpec = {
  id: 'llama-3.1-8b',
  label: 'Llama 3.1 8B',
  hiddenSize: 4096,
  vocabularySize: 128_256,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 14_336 } },
  layers: [['gqa', 'dense', 32]],
};
