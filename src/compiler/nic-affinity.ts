import type { NetworkGraph } from '../simulator/index.ts';
import type { Adjacency } from './adjacency.ts';
import { passesTraffic } from './reachability.ts';

/**
 * The NIC of each accelerator: the one with the fewest hops. Where several are equally near, accelerators that see the
 * same NICs take them in turn, by index (as engines pin one NIC to each GPU behind a shared PCIe switch).
 *
 * @param accelerators node indices, in path order
 * @returns node index of the NIC, or -1, for each
 */
export function nicAffinity(graph: NetworkGraph, adjacency: Adjacency, accelerators: ArrayLike<number>): Int32Array {
  const nics = new Int32Array(accelerators.length).fill(-1);
  const seen = new Int32Array(graph.nodeIds.length).fill(-1);
  const turns = new Map<string, number>();
  for (let index = 0; index < accelerators.length; index += 1) {
    const nearest = nearestNics(graph, adjacency, accelerators[index], seen, index);
    if (nearest.length === 0) continue;
    const key = nearest.join();
    const turn = turns.get(key) ?? 0;
    nics[index] = nearest[turn % nearest.length];
    turns.set(key, turn + 1);
  }
  return nics;
}

/** NICs of the first ring around a node that holds any, by index. Rings grow over host-side devices, not over fabrics. */
function nearestNics(graph: NetworkGraph, adjacency: Adjacency, start: number, seen: Int32Array, mark: number): number[] {
  let ring = [start];
  seen[start] = mark;
  while (ring.length > 0) {
    const found: number[] = [];
    const next: number[] = [];
    for (const node of ring) {
      for (let at = adjacency.offsets[node]; at < adjacency.offsets[node + 1]; at += 1) {
        const neighbour = graph.linkTo[adjacency.links[at]];
        if (seen[neighbour] === mark) continue;
        seen[neighbour] = mark;
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
