import type { Router } from './router.ts';

/** Memories that a node reaches over hosts, switches and NICs, with their hops; nearest first, ties by index. */
type Reached = readonly (readonly [memory: number, hops: number])[];

const reachedBy = new WeakMap<Router, Map<number, Reached>>();

function memoriesFrom(router: Router, start: number): Reached {
  const known = reachedBy.get(router) ?? new Map<number, Reached>();
  reachedBy.set(router, known);
  const kept = known.get(start);
  if (kept) return kept;
  const { nodeKinds, linkTo } = router.graph;
  const seen = new Set([start]);
  const found: [number, number][] = [];
  let ring = [start];
  for (let hops = 1; ring.length > 0; hops += 1) {
    const next: number[] = [];
    for (const node of ring) {
      for (const link of router.outLinks(node)) {
        const to = linkTo[link];
        if (seen.has(to)) continue;
        seen.add(to);
        if (nodeKinds[to] === 'memory') found.push([to, hops]);
        else if (nodeKinds[to] !== 'accelerator' && nodeKinds[to] !== 'storage') next.push(to);
      }
    }
    ring = next;
  }
  const sorted = found.sort(([a, hopsA], [b, hopsB]) => hopsA - hopsB || a - b);
  known.set(start, sorted);
  return sorted;
}

/** The memory nearest to a node, or -1. */
export function nearestMemory(router: Router, node: number): number {
  return memoriesFrom(router, node)[0]?.[0] ?? -1;
}

/** The memory whose farther one of two nodes is nearest, then with the fewest hops in all; -1: they reach none together. */
export function commonMemory(router: Router, a: number, b: number): number {
  const hopsFromB = new Map(memoriesFrom(router, b));
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let leastTotal = Number.POSITIVE_INFINITY;
  for (const [memory, hopsA] of memoriesFrom(router, a)) {
    const hopsB = hopsFromB.get(memory) ?? Number.POSITIVE_INFINITY;
    const farther = Math.max(hopsA, hopsB);
    if (farther > least || (farther === least && hopsA + hopsB >= leastTotal)) continue;
    [best, least, leastTotal] = [memory, farther, hopsA + hopsB];
  }
  return least === Number.POSITIVE_INFINITY ? -1 : best;
}
