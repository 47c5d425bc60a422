import type { TrafficClass } from '../../results/index.ts';

/** Name and colour of each traffic class. Classes without a colour of their own share that of control traffic. */
export const trafficClassLooks: Readonly<Record<TrafficClass, { readonly label: string; readonly color: string }>> = {
  tp: { label: 'Tensor parallel', color: 'var(--class-tp)' },
  ep: { label: 'Expert parallel', color: 'var(--class-ep)' },
  pp: { label: 'Pipeline parallel', color: 'var(--class-pp)' },
  cp: { label: 'Context parallel', color: 'var(--class-cp)' },
  kv: { label: 'KV transfer', color: 'var(--class-kv)' },
  tier: { label: 'Tier fetch and spill', color: 'var(--class-tier)' },
  afd: { label: 'Attention ↔ FFN', color: 'var(--class-afd)' },
  weights: { label: 'Weight loading', color: 'var(--class-control)' },
  migration: { label: 'Migration', color: 'var(--class-control)' },
  other: { label: 'Other', color: 'var(--class-control)' },
};
