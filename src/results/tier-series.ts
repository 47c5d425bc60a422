/** State of each memory tier in each time bucket: row-major [bucketCount, tierCount]. */
export interface TierSeries {
  readonly bucketSeconds: number;
  readonly bucketCount: number;
  readonly tierIds: readonly string[];
  /** Time-weighted mean share of the capacity for KV that is in use. */
  readonly occupancyFraction: Float64Array;
  /** Of transfers that ended in the bucket. */
  readonly readBytes: Float64Array;
  readonly writtenBytes: Float64Array;
}
