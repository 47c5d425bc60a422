import { z } from 'zod';
import { pathHash } from './path-hash.ts';
import { type LinkShares, type Route, type RoutingContext, routeBy } from './route.ts';

export const ecmpSchema = z
  .strictObject({
    kind: z.literal('ecmp'),
    queuePairCount: z
      .int()
      .positive()
      .max(64)
      .default(1)
      .meta({ label: 'Queue pairs per flow', help: 'Each is hashed by itself; the slowest holds the flow back.' }),
  })
  .meta({ label: 'ECMP by hash' });

/**
 * Equal-cost multi-path: at each hop a hash of the pair, the queue pair and the seed picks one of the links that start a
 * shortest path. Parallel cables are members. One draw is not an answer: compare seeds.
 */
export const ecmp = {
  kind: 'ecmp',
  label: 'ECMP by hash',
  route: (context: RoutingContext, from: number, to: number): Route | null => routeBy(addHashedWay, context, from, to),
  addWay: addHashedWay,
} as const;

function addHashedWay(context: RoutingContext, from: number, to: number, share: number, into: LinkShares): number | null {
  const { graph, paths, seed, config } = context;
  if (paths.hopCount(from, to) === Infinity) return null;
  const queuePairCount = config.queuePairCount ?? 1;
  let latencySeconds = 0;
  for (let queuePair = 0; queuePair < queuePairCount; queuePair += 1) {
    let pathSeconds = 0;
    for (let node = from; node !== to; ) {
      const links = paths.nextLinks(node, from, to);
      const link = links[pathHash(seed, from, to, queuePair, node) % links.length];
      into.add(link, share / queuePairCount);
      pathSeconds += graph.linkLatencySeconds[link];
      node = graph.linkTo[link];
    }
    latencySeconds = Math.max(latencySeconds, pathSeconds);
  }
  return latencySeconds;
}
