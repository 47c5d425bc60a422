import { z } from 'zod';
import { type LinkShares, type Route, type RoutingContext, routeBy } from './route.ts';

export const spraySchema = z.strictObject({ kind: z.literal('spray') }).meta({ label: 'Spray over equal-cost paths' });

/**
 * Packet spraying: at each hop a flow splits over all links that start a shortest path, in proportion to their bandwidth.
 * Lanes of a scale-up domain work so (a GPU's memory is interleaved over its switches), and Ethernet and InfiniBand with
 * packet spraying or adaptive routing come near it. The parts move in lock step: the slowest path holds the flow back.
 */
export const spray = {
  kind: 'spray',
  label: 'Spray over equal-cost paths',
  isOriginBlind: true,
  route: (context: RoutingContext, from: number, to: number): Route | null => routeBy(addSprayedWay, context, from, to),
  addWay: addSprayedWay,
} as const;

function addSprayedWay({ graph, paths }: RoutingContext, from: number, to: number, share: number, into: LinkShares): number | null {
  const hopCount = paths.hopCount(from, to);
  if (hopCount === Infinity) return null;
  let front = new Map([[from, { fraction: share, seconds: 0 }]]);
  for (let hop = 0; hop < hopCount; hop += 1) {
    const next = new Map<number, { fraction: number; seconds: number }>();
    for (const [node, at] of front) {
      const links = paths.nextLinks(node, from, to);
      let bandwidth = 0;
      for (const link of links) bandwidth += graph.linkBandwidthBytesPerSecond[link];
      for (const link of links) {
        const share = bandwidth > 0 && bandwidth < Infinity ? graph.linkBandwidthBytesPerSecond[link] / bandwidth : 1 / links.length;
        const fraction = at.fraction * share;
        if (fraction === 0) continue;
        into.add(link, fraction);
        const reached = next.get(graph.linkTo[link]);
        const seconds = at.seconds + graph.linkLatencySeconds[link];
        next.set(graph.linkTo[link], {
          fraction: fraction + (reached?.fraction ?? 0),
          seconds: Math.max(seconds, reached?.seconds ?? 0),
        });
      }
    }
    front = next;
  }
  return front.get(to)?.seconds ?? 0;
}
