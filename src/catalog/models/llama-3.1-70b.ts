import type { ModelSpec } from '../../simulator/index.ts';

/** Llama 3.1 70B (config.json of meta-llama/Meta-Llama-3.1-70B, read through aiconfigurator @095f58a). */
export const llama3_1_70b: ModelSpec = {
  id: 'llama-3.1-70b',
  label: 'Llama 3.1 70B',
  hiddenSize: 8192,
  vocabularySize: 128_256,
  tieEmbeddings: false,
  maxContextTokens: 131_072,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 28_672 } },
  layers: [['gqa', 'dense', 80]],
};
