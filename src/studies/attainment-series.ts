import { type LatencyTargets, meetsTargets, type RequestTable } from '../results/index.ts';

/** Requests by the window in which they arrived: columns [windowCount], as lists: they cross the wire as JSON. */
export interface AttainmentSeries {
  readonly windowSeconds: number;
  readonly arrivedCount: readonly number[];
  readonly metCount: readonly number[];
  /** Refused or never ended. */
  readonly lostCount: readonly number[];
}

const windowCount = 60;

/** All requests of a run, the warm-up too, in 60 windows of equal length. */
export function attainmentSeries(requests: RequestTable, targets: LatencyTargets): AttainmentSeries {
  const lastSeconds = requests.arrivedAtSeconds[requests.requestCount - 1] ?? 0;
  const windowSeconds = lastSeconds > 0 ? lastSeconds / windowCount : 1;
  const series = {
    windowSeconds,
    arrivedCount: new Array<number>(windowCount).fill(0),
    metCount: new Array<number>(windowCount).fill(0),
    lostCount: new Array<number>(windowCount).fill(0),
  };
  for (let request = 0; request < requests.requestCount; request += 1) {
    const window = Math.min(windowCount - 1, Math.floor(requests.arrivedAtSeconds[request] / windowSeconds));
    series.arrivedCount[window] += 1;
    if (requests.outcome[request] !== 0) series.lostCount[window] += 1;
    else if (meetsTargets(requests, request, targets)) series.metCount[window] += 1;
  }
  return series;
}

/** Share of the requests that arrived within [from, to), to the nearest window, and met their targets; null if none arrived. */
export function attainmentWithin(series: AttainmentSeries, fromSeconds: number, toSeconds: number): number | null {
  let arrived = 0;
  let met = 0;
  series.arrivedCount.forEach((count, window) => {
    const middle = (window + 0.5) * series.windowSeconds;
    if (middle < fromSeconds || middle >= toSeconds) return;
    arrived += count;
    met += series.metCount[window];
  });
  return arrived > 0 ? met / arrived : null;
}
