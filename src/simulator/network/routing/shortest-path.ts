import { z } from 'zod';
import { type Route, RouteBuilder, type RoutingContext } from './route.ts';

export const shortestPathSchema = z.strictObject({ kind: z.literal('shortest-path') }).meta({ label: 'Single shortest path' });

/** One fewest-hop path for each pair; of several, the one whose first differing link has the least latency, then the first drawn. */
export const shortestPath = {
  kind: 'shortest-path',
  label: 'Single shortest path',
  route(context: RoutingContext, from: number, to: number): Route | null {
    const { graph, paths } = context;
    if (paths.hopCount(from, to) === Infinity) return null;
    const builder = new RouteBuilder();
    let latencySeconds = 0;
    for (let node = from; node !== to; ) {
      const links = paths.nextLinks(node, from, to);
      let best = links[0];
      for (const link of links) if (graph.linkLatencySeconds[link] < graph.linkLatencySeconds[best]) best = link;
      builder.add(best, 1);
      latencySeconds += graph.linkLatencySeconds[best];
      node = graph.linkTo[best];
    }
    return builder.build(latencySeconds);
  },
} as const;
