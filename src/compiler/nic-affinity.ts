import type { NetworkGraph } from '../simulator/index.ts';
import type { Adjacency } from './adjacency.ts';
import { passesTraffic } from './reachability.ts';

/**
 * The NIC of each accelerator: the one with the fewest hops. Where several are equally near, accelerators that see the
 * same NICs take them in turn, by index (as engines pin one NIC to each GPU behind a shared PCIe switch). It does not
 * depend on pools, so that one pool does not change the NICs of another.
 *
 * @returns [nodeCount] node index of the NIC, or -1; -1 for all that is no accelerator
 */
export function nicAffinity(graph: NetworkGraph, adjacency: Adjacency): Int32Array {
  const nodeCount = graph.nodeIds.length;
  const nics = new Int32Array(nodeCount).fill(-1);
  const seen = new Int32Array(nodeCount).fill(-1);
  const turns = new Map<string, number>();
  for (let node = 0; node < nodeCount; node += 1) {
    if (graph.nodeKinds[node] !== 'accelerator') continue;
    const nearest = nearestNics(graph, adjacency, node, seen);
    if (nearest.length === 0) continue;
    const key = nearest.join();
    const turn = turns.get(key) ?? 0;
    nics[node] = nearest[turn % nearest.length];
    turns.set(key, turn + 1);
  }
  return nics;
}

/** NICs of the first ring around a node that holds any, by index. Rings grow over host-side devices, not over fabrics. */
function nearestNics(graph: NetworkGraph, adjacency: Adjacency, start: number, seen: Int32Array): number[] {
  // A node is seen in this search when it bears the number of its start.
  let ring = [start];
  seen[start] = start;
  while (ring.length > 0) {
    const found: number[] = [];
    const next: number[] = [];
    for (const node of ring) {
      for (let at = adjacency.offsets[node]; at < adjacency.offsets[node + 1]; at += 1) {
        const neighbour = graph.linkTo[adjacency.links[at]];
        if (seen[neighbour] === start) continue;
        seen[neighbour] = start;
        const kind = graph.nodeKinds[neighbour];
        if (kind === 'nic') found.push(neighbour);
        // A NIC behind a scale-up or network switch is another server's.
        else if (passesTraffic(kind) && kind !== 'switch' && kind !== 'scale-up-switch') next.push(neighbour);
      }
    }
    if (found.length > 0) return found.sort((a, b) => a - b);
    ring = next;
  }
  return [];
}
