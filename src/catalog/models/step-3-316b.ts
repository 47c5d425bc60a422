import type { ShelfModel } from './shelf-model.ts';

/** Step-3 (MFA, AFD); weights released as fp8. */
export const step3316b: ShelfModel = {
  id: 'step-3-316b',
  label: 'Step-3 (MFA, AFD)',
  family: 'Step',
  releasedOn: '2025-07',
  source: 'recalled from Step-3 paper arXiv 2507.19427; not re-read',
  isVerified: false,
  published: {
    parameterCount: 316_000_000_000,
    activeParameterCount: 38_000_000_000,
    source: 'Step-3 paper (316B LM, 38B active)',
    provenance: 'recalled',
  },
  notes: 'UNVERIFIED dims; totals reproduce',
  hiddenSize: 7168,
  vocabularySize: 128_815,
  tieEmbeddings: false,
  maxContextTokens: 65_536,
  releasedFormat: 'fp8',
  mixers: { mfa: { kind: 'mfa', heads: 64, kvHeads: 1, headDim: 256, queryLoraRank: 2048 } },
  feedForwards: {
    dense: { kind: 'dense', intermediateSize: 18_432 },
    experts: {
      kind: 'mixture-of-experts',
      experts: 48,
      topK: 3,
      intermediateSize: 5120,
      sharedExperts: 1,
      sharedIntermediateSize: 5120,
      hasRouterBias: false,
    },
  },
  layers: [
    ['mfa', 'dense', 4],
    ['mfa', 'experts', 56],
    ['mfa', 'dense', 1],
  ],
};
