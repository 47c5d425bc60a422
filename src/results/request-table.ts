/** One row per request, in order of arrival. All arrays [requestCount] unless said otherwise. NaN: it did not happen. */
export interface RequestTable {
  readonly requestCount: number;
  readonly arrivedAtSeconds: Float64Array;
  readonly inputTokensCount: Int32Array;
  readonly outputTokensCount: Int32Array;
  readonly firstTokenAtSeconds: Float64Array;
  readonly finishedAtSeconds: Float64Array;
  /** Index into `ReplicaSeries.replicaIds`; -1: never placed. */
  readonly prefillReplica: Int32Array;
  readonly decodeReplica: Int32Array;
  readonly preemptionCount: Int32Array;
  /** Tokens of the prompt whose KV was found in a prefix cache, and not computed. */
  readonly prefixHitTokensCount: Int32Array;
  readonly kvBytes: Float64Array;
  /** KV transfer that the request waited for. */
  readonly kvVisibleSeconds: Float64Array;
  /** Row-major [requestCount, ttftParts.length]. */
  readonly ttftPartsSeconds: Float64Array;
  /** Row-major [requestCount, tpotParts.length]: parts of TPOT, not of the whole decode. */
  readonly tpotPartsSeconds: Float64Array;
  /** 0 completed, 1 rejected (longer than the model's context). */
  readonly outcome: Uint8Array;
}
