import type { LinkSummary, TrafficClass } from '../../../results/index.ts';
import { trafficClasses } from '../../../results/index.ts';

export type LinkSort = 'p95' | 'mean' | 'bytes' | 'id';

/** A filter as typed: words that must occur, and bounds on figures (`util>40`, `tech:nvlink`, `class:kv`). */
export interface LinkFilter {
  readonly words: readonly string[];
  readonly technology: string | null;
  readonly trafficClass: string | null;
  readonly aboveFraction: number;
  readonly belowFraction: number;
}

/** Reads a filter. What is not understood is taken as a word to look for. */
export function parseLinkFilter(text: string): LinkFilter {
  const filter = {
    words: [] as string[],
    technology: null as string | null,
    trafficClass: null as string | null,
    aboveFraction: -1,
    belowFraction: Number.POSITIVE_INFINITY,
  };
  for (const token of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    const bound = /^util([<>])(\d+(?:\.\d+)?)%?$/.exec(token);
    const named = /^(tech|class):(.+)$/.exec(token);
    if (bound) filter[bound[1] === '>' ? 'aboveFraction' : 'belowFraction'] = Number(bound[2]) / 100;
    else if (named) filter[named[1] === 'tech' ? 'technology' : 'trafficClass'] = named[2];
    else filter.words.push(token);
  }
  return filter;
}

/** Bytes of a link over the run. */
export function totalBytes(link: LinkSummary): number {
  return trafficClasses.reduce((sum, name) => sum + link.bytesByClass[name], 0);
}

/** Classes that the link carries, most bytes first. */
export function carriedClasses(link: LinkSummary): readonly TrafficClass[] {
  return trafficClasses.filter((name) => link.bytesByClass[name] > 0).sort((a, b) => link.bytesByClass[b] - link.bytesByClass[a]);
}

/** The directed links that pass the filter, largest figure first (ids from the start of the alphabet). */
export function linkRows(links: readonly LinkSummary[], filter: LinkFilter, sort: LinkSort): readonly LinkSummary[] {
  const passing = links.filter((link) => {
    const text = link.id.toLowerCase();
    return (
      filter.words.every((word) => text.includes(word)) &&
      (filter.technology === null || link.technology.toLowerCase().includes(filter.technology)) &&
      (filter.trafficClass === null || carriedClasses(link).some((name) => name === filter.trafficClass)) &&
      link.p95UtilizationFraction > filter.aboveFraction &&
      link.p95UtilizationFraction < filter.belowFraction
    );
  });
  const figure = (link: LinkSummary): number =>
    sort === 'mean' ? link.meanUtilizationFraction : sort === 'bytes' ? totalBytes(link) : link.p95UtilizationFraction;
  return passing.sort((a, b) => (sort === 'id' ? 0 : figure(b) - figure(a)) || a.id.localeCompare(b.id, 'en', { numeric: true }));
}
