import { z } from 'zod';
import { type LinkShares, type Route, type RoutingContext, routeBy } from './route.ts';

export const shortestPathSchema = z.strictObject({ kind: z.literal('shortest-path') }).meta({ label: 'Single shortest path' });

/** One fewest-hop path for each pair; of several, the one whose first differing link has the least latency, then the first drawn. */
export const shortestPath = {
  kind: 'shortest-path',
  label: 'Single shortest path',
  isOriginBlind: true,
  route: (context: RoutingContext, from: number, to: number): Route | null => routeBy(addShortestWay, context, from, to),
  addWay: addShortestWay,
} as const;

function addShortestWay({ graph, paths }: RoutingContext, from: number, to: number, share: number, into: LinkShares): number | null {
  if (paths.hopCount(from, to) === Infinity) return null;
  let latencySeconds = 0;
  for (let node = from; node !== to; ) {
    const links = paths.nextLinks(node, from, to);
    let best = links[0];
    for (const link of links) if (graph.linkLatencySeconds[link] < graph.linkLatencySeconds[best]) best = link;
    into.add(best, share);
    latencySeconds += graph.linkLatencySeconds[best];
    node = graph.linkTo[best];
  }
  return latencySeconds;
}
