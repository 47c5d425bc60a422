import type { RequestTable } from '../request-table.ts';
import { tpotSeconds, ttftSeconds } from './latencies.ts';

/** Targets that a request meets or misses. */
export interface LatencyTargets {
  readonly ttftSeconds: number;
  readonly tpotSeconds: number;
}

/** Share of the measured requests, refused ones included, that met all targets, and how many did each second. */
export function goodput(requests: RequestTable, firstMeasured: number, targets: LatencyTargets, windowSeconds: number) {
  let met = 0;
  const measured = requests.requestCount - firstMeasured;
  for (let request = firstMeasured; request < requests.requestCount; request += 1) {
    if (requests.outcome[request] !== 0) continue;
    const tpot = tpotSeconds(requests, request);
    if (ttftSeconds(requests, request) <= targets.ttftSeconds && !(tpot > targets.tpotSeconds)) met += 1;
  }
  return {
    requestsPerSecond: windowSeconds > 0 ? met / windowSeconds : null,
    attainmentFraction: measured > 0 ? met / measured : null,
  };
}
