/** Where a router left off; one for each pool of candidates. */
export interface RouterCursor {
  next: number;
}

/** A rule that picks a replica for a request. */
export interface RequestRouterKind {
  readonly kind: string;
  readonly label: string;
  /**
   * @param loadFraction of each candidate: tokens waiting or held, over its KV capacity; Infinity: cannot take the request
   * @returns index of the candidate, or -1 if none can
   */
  choose(loadFraction: Float64Array, cursor: RouterCursor): number;
  /** True if a free replica never stands idle while a request waits elsewhere: what the estimate's queue assumes. */
  readonly sharesOneQueue: boolean;
}
