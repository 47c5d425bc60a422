import type { Router } from '../network/index.ts';
import type { NetworkGraph } from '../simulation-input.ts';
import type { CollectiveTimings } from './timings/index.ts';

/** Where collectives run. */
export interface CollectiveContext {
  readonly graph: NetworkGraph;
  readonly router: Router;
}

/** The same with the constants that phases are timed with. */
export interface TimedContext extends CollectiveContext {
  readonly timings: CollectiveTimings;
}

/** Ranks that run one collective together, each with its NIC (-1: none). */
export interface RankGroup {
  readonly ranks: readonly number[];
  readonly nics: readonly number[];
}

/** A rank group by node: ranks of one inner array reach one another without a NIC. */
export interface GroupLayout {
  readonly group: RankGroup;
  /** Indices into `group.ranks`. */
  readonly nodes: readonly (readonly number[])[];
}

/** Which ranks share a scale-up domain, or at least a server. */
export function groupLayout({ graph, router }: CollectiveContext, group: RankGroup): GroupLayout {
  const { ranks } = group;
  const nodeOf = new Map<number, number[]>();
  const indexOf = new Map(ranks.map((rank, index) => [rank, index]));
  const nodes: number[][] = [];
  ranks.forEach((rank, index) => {
    if (nodeOf.has(index)) return;
    const home = nodes.find((node) => router.isLocal(ranks[node[0]], rank)) ?? [];
    if (home.length === 0) nodes.push(home);
    // Joined by direct links, with no switch between, a torus is one node although its far corners see each other only through others.
    const waiting = [index];
    while (waiting.length > 0) {
      const next = waiting.pop() as number;
      if (nodeOf.has(next)) continue;
      nodeOf.set(next, home);
      home.push(next);
      for (const link of router.outLinks(ranks[next])) {
        const neighbour = indexOf.get(graph.linkTo[link]);
        if (neighbour !== undefined) waiting.push(neighbour);
      }
    }
  });
  for (const node of nodes) node.sort((a, b) => a - b);
  return { group, nodes };
}
