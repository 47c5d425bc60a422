/** State of each replica at the end of each time bucket: row-major [bucketCount, replicaCount]. */
export interface ReplicaSeries {
  readonly bucketSeconds: number;
  readonly bucketCount: number;
  readonly replicaIds: readonly string[];
  /** Index of the pool of each replica: [replicaCount]. */
  readonly replicaPool: Int32Array;
  /** Share of the bucket in which the replica ran a step. */
  readonly busyFraction: Float64Array;
  /** Time-weighted mean of running requests. */
  readonly batch: Float64Array;
  /** Time-weighted mean share of KV pages in use. */
  readonly kvOccupancyFraction: Float64Array;
  /** Requests waiting, time-weighted. */
  readonly queue: Float64Array;
}
