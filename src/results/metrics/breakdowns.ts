import { type TpotPart, type TtftPart, tpotParts, ttftParts } from '../breakdown.ts';
import type { RequestTable } from '../request-table.ts';

/** Mean of each column over completed requests after the warm-up cut; rows of NaN do not count. 0 if there are none. */
function columnMeans<Part extends string>(
  requests: RequestTable,
  firstMeasured: number,
  parts: readonly Part[],
  rows: Float64Array,
): Readonly<Record<Part, number>> {
  const sums = new Float64Array(parts.length);
  let count = 0;
  for (let request = firstMeasured; request < requests.requestCount; request += 1) {
    const at = request * parts.length;
    if (requests.outcome[request] !== 0 || Number.isNaN(rows[at])) continue;
    for (let part = 0; part < parts.length; part += 1) sums[part] += rows[at + part];
    count += 1;
  }
  const entries = parts.map((part, index) => [part, count === 0 ? 0 : sums[index] / count]);
  return Object.fromEntries(entries) as Readonly<Record<Part, number>>;
}

/** Where the mean TTFT goes. */
export function ttftBreakdown(requests: RequestTable, firstMeasured: number): Readonly<Record<TtftPart, number>> {
  return columnMeans(requests, firstMeasured, ttftParts, requests.ttftPartsSeconds);
}

/** Where the mean TPOT goes. */
export function tpotBreakdown(requests: RequestTable, firstMeasured: number): Readonly<Record<TpotPart, number>> {
  return columnMeans(requests, firstMeasured, tpotParts, requests.tpotPartsSeconds);
}
