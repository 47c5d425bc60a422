import type { Router } from '../network/index.ts';
import type { NetworkGraph } from '../simulation-input.ts';

/** Where collectives run. */
export interface CollectiveContext {
  readonly graph: NetworkGraph;
  readonly router: Router;
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
export function groupLayout({ router }: CollectiveContext, group: RankGroup): GroupLayout {
  const nodes: number[][] = [];
  group.ranks.forEach((rank, index) => {
    const home = nodes.find((node) => router.isLocal(group.ranks[node[0]], rank));
    if (home) home.push(index);
    else nodes.push([index]);
  });
  return { group, nodes };
}
