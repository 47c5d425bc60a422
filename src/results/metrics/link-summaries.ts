import type { LinkSeries } from '../link-series.ts';
import type { LinkSummary } from '../summary.ts';
import { type TrafficClass, trafficClasses } from '../traffic-class.ts';

/** What is known of a directed link beside what it carried. All arrays [linkCount]. */
export interface LinkFacts {
  readonly fromIds: readonly string[];
  readonly toIds: readonly string[];
  readonly technologies: readonly string[];
  readonly bandwidthBytesPerSecond: Float64Array;
}

/** One summary for each directed link, in the order of the network. */
export function linkSummaries(series: LinkSeries, facts: LinkFacts): readonly LinkSummary[] {
  return series.linkIds.map((id, link) => {
    const bytes = trafficClasses.map((name, column) => [name, series.bytesByClass[link * trafficClasses.length + column]]);
    return {
      id,
      from: facts.fromIds[link],
      to: facts.toIds[link],
      technology: facts.technologies[link],
      bandwidthBytesPerSecond: facts.bandwidthBytesPerSecond[link],
      meanUtilizationFraction: series.meanUtilizationFraction[link],
      p95UtilizationFraction: series.p95UtilizationFraction[link],
      peakUtilizationFraction: series.peakUtilizationFraction[link],
      bytesByClass: Object.fromEntries(bytes) as Readonly<Record<TrafficClass, number>>,
    };
  });
}
