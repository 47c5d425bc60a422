import type { ShelfModel } from './shelf-model.ts';

/** Mistral-Large-3-675B; weights released as fp8/nvfp4. */
export const mistralLarge3675b: ShelfModel = {
  id: 'mistral-large-3-675b',
  label: 'Mistral-Large-3-675B',
  family: 'Mistral',
  releasedOn: '2025-12',
  source:
    'Vercel model page (675B/41B); vLLM MistralLarge3ForCausalLM subclasses DeepseekV3ForCausalLM; dimensions recalled from params.json, not re-read',
  isVerified: false,
  published: {
    parameterCount: 673_000_000_000,
    activeParameterCount: 39_000_000_000,
    source: 'model card: 675B/41B incl. 2.5B vision encoder => 673B/39B LM',
    provenance: 'read',
  },
  notes: 'UNVERIFIED dims but totals reproduce',
  hiddenSize: 7168,
  vocabularySize: 131_072,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'fp8',
  mixers: { mla: { kind: 'mla', heads: 128, queryLoraRank: 1536, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 16_384 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 128,
      topK: 4,
      intermediateSize: 4096,
      sharedExperts: 1,
      sharedIntermediateSize: 4096,
      hasRouterBias: false,
    },
  },
  layers: [
    ['mla', 'dense', 3],
    ['mla', 'experts', 58],
  ],
};
