import { z } from 'zod';
import { pathHash } from './path-hash.ts';
import { type Route, type RoutingContext, routeAlong, utilisation } from './route.ts';
import { spray } from './spray.ts';

export const adaptiveSchema = z.strictObject({ kind: z.literal('adaptive') }).meta({ label: 'Adaptive at flow start' });

/**
 * Adaptive routing: as a flow starts, each hop takes the link with the least traffic of those that start a shortest path; the
 * hash of the pair decides between equals. The choice stands until the flow ends or a link fails. Collectives, which are
 * planned before there is traffic, and the steady state are spread over all of them: what adaptive choices amount to on average.
 */
export const adaptive = {
  kind: 'adaptive',
  label: 'Adaptive at flow start',
  isLoadAware: true,
  // As spray is: without traffic it is spray.
  isOriginBlind: true,
  route(context: RoutingContext, from: number, to: number): Route | null {
    const { graph, paths, seed, linkRate } = context;
    if (linkRate === null) return spray.route(context, from, to);
    if (paths.hopCount(from, to) === Infinity) return null;
    const path: number[] = [];
    for (let node = from; node !== to; ) {
      const links = paths.nextLinks(node, from, to);
      const first = pathHash(seed, from, to, node) % links.length;
      let best = links[first];
      for (let i = 1; i < links.length; i += 1) {
        const link = links[(first + i) % links.length];
        if (utilisation(context, link) < utilisation(context, best)) best = link;
      }
      path.push(best);
      node = graph.linkTo[best];
    }
    return routeAlong(graph, path);
  },
} as const;
