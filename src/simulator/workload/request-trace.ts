import { firstBlocks, type RequestBlocks } from './request-blocks.ts';

/** Requests as columns, in order of arrival. All arrays: [requestCount]. */
export interface RequestTrace {
  readonly arrivedAtSeconds: Float64Array;
  readonly inputTokensCount: Int32Array;
  readonly outputTokensCount: Int32Array;
  /** Index of the workload class. */
  readonly classIndex: Int32Array;
  /** Conversation that a request belongs to. Absent: each request is one of its own. */
  readonly sessionIndex?: Int32Array;
  /** What prompts have in common. Absent: nothing. */
  readonly blocks?: RequestBlocks;
}

/** What may be done to a recorded trace before it is replayed. */
export interface TraceScaling {
  /** Divides the gaps: 2 is twice the rate. Default 1. */
  readonly rateScale?: number;
  /** Keeps the first so many. Default all. */
  readonly requestCount?: number;
}

/** The first so many requests of a trace, or all. */
export function firstRequests(trace: RequestTrace, requestCount: number): RequestTrace {
  const count = Math.min(requestCount, trace.arrivedAtSeconds.length);
  return {
    arrivedAtSeconds: trace.arrivedAtSeconds.slice(0, count),
    inputTokensCount: trace.inputTokensCount.slice(0, count),
    outputTokensCount: trace.outputTokensCount.slice(0, count),
    classIndex: trace.classIndex.slice(0, count),
    ...(trace.sessionIndex && { sessionIndex: trace.sessionIndex.slice(0, count) }),
    ...(trace.blocks && { blocks: firstBlocks(trace.blocks, count) }),
  };
}

/** The trace with its first request at time 0, truncated, its gaps divided by `rateScale`. */
export function scaleTrace(trace: RequestTrace, scaling: TraceScaling = {}): RequestTrace {
  const first = firstRequests(trace, scaling.requestCount ?? Number.POSITIVE_INFINITY);
  const firstAtSeconds = trace.arrivedAtSeconds[0] ?? 0;
  const rateScale = scaling.rateScale ?? 1;
  return { ...first, arrivedAtSeconds: first.arrivedAtSeconds.map((atSeconds) => (atSeconds - firstAtSeconds) / rateScale) };
}
