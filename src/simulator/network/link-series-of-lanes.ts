import { type LinkSeries, trafficClasses } from '../../results/index.ts';
import type { LinkLanes } from './link-lanes.ts';

/** The series of lanes, written out for each link. */
export function seriesOfLinks(lanes: LinkLanes, linkIds: readonly string[], series: Omit<LinkSeries, 'linkIds'>): LinkSeries {
  const { laneOfLink, firstLink } = lanes;
  const linkCount = laneOfLink.length;
  const laneCount = firstLink.length;
  if (linkCount === laneCount) return { ...series, linkIds };
  const columns = (rows: number, table: Float64Array): Float64Array => {
    const wide = new Float64Array(rows * linkCount);
    for (let row = 0; row < rows; row += 1) {
      for (let link = 0; link < linkCount; link += 1) wide[row * linkCount + link] = table[row * laneCount + laneOfLink[link]];
    }
    return wide;
  };
  const bytesByClass = new Float64Array(linkCount * trafficClasses.length);
  for (let link = 0; link < linkCount; link += 1) {
    const from = laneOfLink[link] * trafficClasses.length;
    bytesByClass.set(series.bytesByClass.subarray(from, from + trafficClasses.length), link * trafficClasses.length);
  }
  return {
    ...series,
    linkIds,
    bytesByClass,
    carriedBytes: columns(series.bucketCount, series.carriedBytes),
    meanUtilizationFraction: columns(1, series.meanUtilizationFraction),
    p95UtilizationFraction: columns(1, series.p95UtilizationFraction),
    peakUtilizationFraction: columns(1, series.peakUtilizationFraction),
  };
}
