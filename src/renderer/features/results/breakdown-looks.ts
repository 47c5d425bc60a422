import type { TpotPart, TtftPart } from '../../../results/index.ts';

interface PartLook {
  readonly label: string;
  readonly color: string;
}

/** Name and colour of each part of TTFT, in the order in which a request meets them. */
export const ttftLooks: Readonly<Record<TtftPart, PartLook>> = {
  route: { label: 'Front end', color: 'var(--class-control)' },
  prefillQueue: { label: 'Prefill queue', color: 'var(--part-queue)' },
  gemm: { label: 'GEMM', color: 'var(--part-gemm)' },
  attention: { label: 'Attention', color: 'var(--part-attention)' },
  expertWeights: { label: 'Expert weights', color: 'var(--part-weights)' },
  collectives: { label: 'Collectives', color: 'var(--part-collective)' },
  host: { label: 'Host', color: 'var(--part-host)' },
  tierFetch: { label: 'Tier fetch', color: 'var(--part-tier)' },
  kvTransfer: { label: 'KV transfer', color: 'var(--part-kv)' },
  decodeAdmission: { label: 'Decode admission', color: 'var(--part-admission)' },
  firstStep: { label: 'First step', color: 'var(--diff-pos-1)' },
};

/** Name and colour of each part of TPOT. */
export const tpotLooks: Readonly<Record<TpotPart, PartLook>> = {
  gemm: ttftLooks.gemm,
  attention: ttftLooks.attention,
  expertWeights: ttftLooks.expertWeights,
  collectives: ttftLooks.collectives,
  imbalance: { label: 'Imbalance', color: 'var(--part-admission)' },
  bubble: { label: 'Pipeline bubble', color: 'var(--diff-pos-1)' },
  host: ttftLooks.host,
  kvTransfer: ttftLooks.kvTransfer,
  preemption: { label: 'Preemption', color: 'var(--part-queue)' },
};
