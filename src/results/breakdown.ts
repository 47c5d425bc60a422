/** Where a request's TTFT goes. The parts sum to the whole. */
export const ttftParts = [
  'route',
  'prefillQueue',
  'gemm',
  'attention',
  'expertWeights',
  'collectives',
  'host',
  'tierFetch',
  'kvTransfer',
  'decodeAdmission',
  'firstStep',
] as const;
export type TtftPart = (typeof ttftParts)[number];

/** Where a request's TPOT goes. The parts sum to the whole. */
export const tpotParts = [
  'gemm',
  'attention',
  'expertWeights',
  'collectives',
  'imbalance',
  'bubble',
  'host',
  'kvTransfer',
  'preemption',
] as const;
export type TpotPart = (typeof tpotParts)[number];
