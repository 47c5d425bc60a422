import type { ExpandedLink, ExpandedTopology } from '../../design/index.ts';
import type { LinkSummary, Summary } from '../../results/index.ts';

/** Ids of the two directed links of a drawn cable, as results name them. */
export function directedIds(topology: ExpandedTopology, link: ExpandedLink): { readonly forward: string; readonly backward: string } {
  const at = link.id.lastIndexOf('#');
  const suffix = at < 0 ? '' : link.id.slice(at);
  const from = topology.nodes[link.from].path;
  const to = topology.nodes[link.to].path;
  return { forward: `${from}->${to}${suffix}`, backward: `${to}->${from}${suffix}` };
}

const drawnByDirected = new WeakMap<ExpandedTopology, ReadonlyMap<string, string>>();

/** The drawn link of a directed one, to select it; undefined if the drawing has changed since. */
export function drawnLinkId(topology: ExpandedTopology, directedId: string): string | undefined {
  let map = drawnByDirected.get(topology);
  if (!map) {
    const entries = topology.links.flatMap((link) => {
      const { forward, backward } = directedIds(topology, link);
      return [[forward, link.id] as const, [backward, link.id] as const];
    });
    map = new Map(entries);
    drawnByDirected.set(topology, map);
  }
  return map.get(directedId);
}

const summaryLinks = new WeakMap<Summary, ReadonlyMap<string, LinkSummary>>();

/** The results of one directed link; undefined if the run did not have it. */
export function linkSummary(summary: Summary, directedId: string): LinkSummary | undefined {
  let map = summaryLinks.get(summary);
  if (!map) {
    map = new Map(summary.links.map((link) => [link.id, link]));
    summaryLinks.set(summary, map);
  }
  return map.get(directedId);
}
