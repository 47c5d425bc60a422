/** Bytes carried per directed link and time bucket: row-major [bucketCount, linkCount]. */
export interface LinkSeries {
  readonly bucketSeconds: number;
  readonly bucketCount: number;
  /** [linkCount] ids of the directed links, as in the compiled network. */
  readonly linkIds: readonly string[];
  readonly carriedBytes: Float64Array;
  /** Row-major [linkCount, trafficClasses.length], over the whole run. */
  readonly bytesByClass: Float64Array;
  /** [linkCount] highest and 95th-percentile utilisation of any 100 ms window. */
  readonly peakUtilizationFraction: Float64Array;
  readonly p95UtilizationFraction: Float64Array;
  /** [linkCount]. */
  readonly meanUtilizationFraction: Float64Array;
}
