import type { NetworkGraph } from '../simulation-input.ts';

/** Accelerators that all hang on the same scale-up switches, and on nothing of one another's. */
export interface ScaleUpStar {
  /** [rank][switch] links up (down by `linkReverse`), parallel ones side by side. */
  readonly upLinks: readonly (readonly (readonly number[])[])[];
}

/**
 * The star that some accelerators form, or null when they are joined otherwise. In a star every pair's sprayed route is known
 * without looking for it, so that a domain of 72 needs no five thousand routes.
 *
 * @param outLinks links that leave a node
 */
export function scaleUpStar(graph: NetworkGraph, outLinks: (node: number) => Int32Array, ranks: readonly number[]): ScaleUpStar | null {
  const members = new Set(ranks);
  let switches: readonly number[] | null = null;
  const upLinks: number[][][] = [];
  for (const rank of ranks) {
    const bySwitch = new Map<number, number[]>();
    for (const link of outLinks(rank)) {
      const to = graph.linkTo[link];
      if (graph.nodeKinds[to] === 'accelerator' && members.has(to)) return null;
      if (graph.nodeKinds[to] === 'scale-up-switch') bySwitch.set(to, [...(bySwitch.get(to) ?? []), link]);
    }
    switches ??= [...bySwitch.keys()];
    const own: number[][] = [];
    for (const each of switches) {
      const links = bySwitch.get(each);
      if (!links) return null;
      own.push(links);
    }
    if (bySwitch.size !== switches.length || own.length === 0) return null;
    upLinks.push(own);
  }
  return { upLinks };
}
