import type { RequestTable } from '../request-table.ts';
import { tpotSeconds, ttftSeconds } from './latencies.ts';

/** Targets that a request meets or misses. */
export interface LatencyTargets {
  readonly ttftSeconds: number;
  readonly tpotSeconds: number;
}

/** True if a completed request met both targets; an answer of one token has no TPOT to miss. */
export function meetsTargets(requests: RequestTable, request: number, targets: LatencyTargets): boolean {
  return ttftSeconds(requests, request) <= targets.ttftSeconds && !(tpotSeconds(requests, request) > targets.tpotSeconds);
}

/** Share of the measured requests, refused ones included, that met all targets, and how many did each second. */
export function goodput(requests: RequestTable, firstMeasured: number, targets: LatencyTargets, windowSeconds: number) {
  let met = 0;
  const measured = requests.requestCount - firstMeasured;
  for (let request = firstMeasured; request < requests.requestCount; request += 1) {
    if (requests.outcome[request] !== 0) continue;
    if (meetsTargets(requests, request, targets)) met += 1;
  }
  return {
    requestsPerSecond: windowSeconds > 0 ? met / windowSeconds : null,
    attainmentFraction: measured > 0 ? met / measured : null,
  };
}
