import { type Route, RouteBuilder, type RoutingContext } from './route.ts';

/**
 * Equal-cost multi-path: at each hop a hash of the pair, the queue pair and the seed picks one of the links that start a
 * shortest path. Parallel cables are members. One draw is not an answer: compare seeds.
 */
export const ecmp = {
  kind: 'ecmp',
  label: 'ECMP by hash',
  route(context: RoutingContext, from: number, to: number): Route | null {
    const { graph, paths, seed, queuePairCount } = context;
    if (paths.hopCount(from, to) === Infinity) return null;
    const builder = new RouteBuilder();
    let latencySeconds = 0;
    for (let queuePair = 0; queuePair < queuePairCount; queuePair += 1) {
      let pathSeconds = 0;
      for (let node = from; node !== to; ) {
        const links = paths.nextLinks(node, from, to);
        const link = links[pathHash(from, to, queuePair, seed, node) % links.length];
        builder.add(link, 1 / queuePairCount);
        pathSeconds += graph.linkLatencySeconds[link];
        node = graph.linkTo[link];
      }
      latencySeconds = Math.max(latencySeconds, pathSeconds);
    }
    return builder.build(latencySeconds);
  },
} as const;

/** 32 well-mixed bits (the finaliser of MurmurHash3, Appleby) of what a switch hashes, and of the switch itself. */
function pathHash(from: number, to: number, queuePair: number, seed: number, node: number): number {
  let h = seed | 0;
  for (const value of [from, to, queuePair, node]) {
    h = Math.imul(h ^ (value + 0x9e3779b9), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}
