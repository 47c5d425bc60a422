/** Requests as columns, in order of arrival. All arrays: [requestCount]. */
export interface RequestTrace {
  readonly arrivedAtSeconds: Float64Array;
  readonly inputTokensCount: Int32Array;
  readonly outputTokensCount: Int32Array;
  /** Index of the workload class. */
  readonly classIndex: Int32Array;
}

/** What may be done to a recorded trace before it is replayed. */
export interface TraceScaling {
  /** Divides the gaps: 2 is twice the rate. Default 1. */
  readonly rateScale?: number;
  /** Keeps the first so many. Default all. */
  readonly requestCount?: number;
}

/** The trace with its first request at time 0, truncated, its gaps divided by `rateScale`. */
export function scaleTrace(trace: RequestTrace, scaling: TraceScaling = {}): RequestTrace {
  const count = Math.min(scaling.requestCount ?? Number.POSITIVE_INFINITY, trace.arrivedAtSeconds.length);
  const firstAtSeconds = trace.arrivedAtSeconds[0] ?? 0;
  const rateScale = scaling.rateScale ?? 1;
  return {
    arrivedAtSeconds: trace.arrivedAtSeconds.slice(0, count).map((atSeconds) => (atSeconds - firstAtSeconds) / rateScale),
    inputTokensCount: trace.inputTokensCount.slice(0, count),
    outputTokensCount: trace.outputTokensCount.slice(0, count),
    classIndex: trace.classIndex.slice(0, count),
  };
}
