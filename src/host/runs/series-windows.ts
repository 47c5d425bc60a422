import type { LinkBuckets } from '../../interchange/index.ts';
import type { ReplicaSeries } from '../../results/index.ts';

/** A stretch of time cut into equal buckets. */
export interface Window {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly bucketCount: number;
}

/**
 * Calls `add(target, source, overlapSeconds)` for each bucket of the window and each bucket of the series that overlap.
 */
function visitOverlaps(
  window: Window,
  sourceSeconds: number,
  sourceCount: number,
  add: (target: number, source: number, overlapSeconds: number) => void,
): void {
  const targetSeconds = (window.toSeconds - window.fromSeconds) / window.bucketCount;
  if (!(targetSeconds > 0) || !(sourceSeconds > 0)) return;
  for (let target = 0; target < window.bucketCount; target += 1) {
    const from = window.fromSeconds + target * targetSeconds;
    const to = from + targetSeconds;
    const last = Math.min(sourceCount - 1, Math.ceil(to / sourceSeconds) - 1);
    for (let source = Math.max(0, Math.floor(from / sourceSeconds)); source <= last; source += 1) {
      const overlapSeconds = Math.min(to, (source + 1) * sourceSeconds) - Math.max(from, source * sourceSeconds);
      if (overlapSeconds > 0) add(target, source, overlapSeconds);
    }
  }
}

/** Mean rate of each link in each bucket of the window: [link][bucket], bytes per second. Unknown links carry nothing. */
export function linkRates(series: LinkBuckets, linkIds: readonly string[], window: Window): number[][] {
  const index = new Map(series.linkIds.map((id, i) => [id, i]));
  const width = series.linkIds.length;
  const targetSeconds = (window.toSeconds - window.fromSeconds) / window.bucketCount;
  const columns = linkIds.map((id) => index.get(id) ?? -1);
  const rates = linkIds.map(() => new Array<number>(window.bucketCount).fill(0));
  visitOverlaps(window, series.bucketSeconds, series.bucketCount, (target, source, overlapSeconds) => {
    const share = overlapSeconds / series.bucketSeconds / targetSeconds;
    for (const [row, column] of columns.entries())
      if (column >= 0) rates[row][target] += series.carriedBytes[source * width + column] * share;
  });
  return rates;
}

/** Mean of a per-replica column over each bucket of the window: [replica][bucket]. Time outside the run counts as 0. */
export function replicaMeans(
  series: ReplicaSeries,
  column: 'busyFraction' | 'batch' | 'kvOccupancyFraction' | 'queue',
  window: Window,
): number[][] {
  const width = series.replicaIds.length;
  const targetSeconds = (window.toSeconds - window.fromSeconds) / window.bucketCount;
  const means = series.replicaIds.map(() => new Array<number>(window.bucketCount).fill(0));
  visitOverlaps(window, series.bucketSeconds, series.bucketCount, (target, source, overlapSeconds) => {
    for (let replica = 0; replica < width; replica += 1)
      means[replica][target] += (series[column][source * width + replica] * overlapSeconds) / targetSeconds;
  });
  return means;
}
