import type { RequestTable } from '../request-table.ts';

/** Tokens and requests a second over the measured window: from the first measured arrival to the end of the run. */
export function throughput(requests: RequestTable, firstMeasured: number, windowSeconds: number, acceleratorCount: number) {
  let input = 0;
  let output = 0;
  let completed = 0;
  for (let request = firstMeasured; request < requests.requestCount; request += 1) {
    if (requests.outcome[request] !== 0) continue;
    input += requests.inputTokensCount[request];
    output += requests.outputTokensCount[request];
    completed += 1;
  }
  const perSecond = (amount: number) => (windowSeconds > 0 ? amount / windowSeconds : 0);
  return {
    inputTokensPerSecond: perSecond(input),
    outputTokensPerSecond: perSecond(output),
    outputTokensPerSecondPerAccelerator: acceleratorCount > 0 ? perSecond(output) / acceleratorCount : 0,
    requestsPerSecond: perSecond(completed),
  };
}
