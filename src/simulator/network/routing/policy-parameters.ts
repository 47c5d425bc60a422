/** A routing policy by kind, with the parameters that some kinds have: `RoutingConfig` for those who only look one up. */
export interface PolicyParameters {
  readonly kind: string;
  readonly queuePairCount?: number;
  readonly biasFraction?: number;
  readonly forwardAt?: 'source' | 'destination';
}
