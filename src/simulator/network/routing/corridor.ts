import { pathHash } from './path-hash.ts';
import type { RoutingContext } from './route.ts';

/**
 * A fewest-hop path that stays in a sequence of regions and goes from each to the next once, never back; of several, one by
 * hash. Accelerators, memories and drives end a path and pass nothing on.
 *
 * @param regions distinct, from that of `from` to that of `to`
 * @returns its links, or null if there is no such path
 */
export function corridorPath(context: RoutingContext, from: number, to: number, regions: readonly number[]): number[] | null {
  const { graph, seed } = context;
  const regionOf = context.regions?.regionOf;
  if (!regionOf) return null;
  const place = new Map(regions.map((region, index) => [region, index]));
  const hops = new Map([[from, 0]]);
  const arriving = new Map<number, number[]>();
  const queue = [from];
  for (let head = 0; head < queue.length && !(hops.has(to) && hops.get(queue[head]) === hops.get(to)); head += 1) {
    const node = queue[head];
    if (node !== from && !passes(context, node)) continue;
    const here = place.get(regionOf[node]) as number;
    const next = (hops.get(node) as number) + 1;
    for (const link of context.outLinks(node)) {
      const other = graph.linkTo[link];
      const there = place.get(regionOf[other]);
      if (there !== here && there !== here + 1) continue;
      const known = hops.get(other);
      if (known === undefined) {
        hops.set(other, next);
        arriving.set(other, [link]);
        queue.push(other);
      } else if (known === next) arriving.get(other)?.push(link);
    }
  }
  if (!hops.has(to)) return null;
  const path: number[] = [];
  for (let node = to; node !== from; ) {
    const links = arriving.get(node) as number[];
    const link = links[pathHash(seed, from, to, node) % links.length];
    path.push(link);
    node = graph.linkFrom[link];
  }
  return path.reverse();
}

function passes({ graph }: RoutingContext, node: number): boolean {
  const kind = graph.nodeKinds[node];
  return kind !== 'accelerator' && kind !== 'memory' && kind !== 'storage';
}
