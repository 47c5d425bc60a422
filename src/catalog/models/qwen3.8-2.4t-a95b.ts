import { repeated } from './repeated.ts';
import type { ShelfModel } from './shelf-model.ts';

/** Qwen3.8-2.4T-A95B; weights released as bf16/fp8. */
export const qwen3_82_4tA95b: ShelfModel = {
  id: 'qwen3.8-2.4t-a95b',
  label: 'Qwen3.8-2.4T-A95B',
  family: 'Qwen',
  releasedOn: '2026-08',
  source:
    'docs.nvidia.com/nemo/automodel Qwen3.8-2.4T-A95B (92 layers, 512 experts top-10, GDN+attention, 262144 ctx); AshitaOrbis note (69 linear + 23 full, 4 KV heads). hidden 8192, moe inter 2048, 128 GDN V-heads, 64 Q-heads are INFERRED by matching 2.4T/95B',
  isVerified: false,
  published: {
    parameterCount: 2_400_000_000_000,
    activeParameterCount: 95_000_000_000,
    source: 'NVIDIA NeMo AutoModel model page',
    provenance: 'read',
  },
  notes: 'UNVERIFIED widths: inferred from totals',
  hiddenSize: 8192,
  vocabularySize: 248_320,
  tieEmbeddings: false,
  maxContextTokens: 262_144,
  releasedFormat: 'bf16',
  mixers: {
    gdn: { kind: 'gdn', keyHeads: 16, valueHeads: 128, keyDim: 128, valueDim: 128, convTokens: 4 },
    full: { kind: 'gqa', heads: 64, kvHeads: 4, headDim: 256, hasOutputGate: true, qkNorm: 'head' },
  },
  feedForwards: {
    experts: {
      kind: 'mixture-of-experts',
      experts: 512,
      topK: 10,
      intermediateSize: 2048,
      sharedExperts: 1,
      sharedIntermediateSize: 2048,
      hasRouterBias: false,
      hasSharedGate: true,
    },
  },
  layers: [
    ...repeated(23, [
      ['gdn', 'experts', 3],
      ['full', 'experts', 1],
    ]),
  ],
};
