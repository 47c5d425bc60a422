import type { NetworkGraph, NodeKind } from '../simulator/index.ts';
import type { Adjacency } from './adjacency.ts';

/** Traffic passes through these; accelerators, memories and drives are ends. */
export function passesTraffic(kind: NodeKind): boolean {
  return kind !== 'accelerator' && kind !== 'memory' && kind !== 'storage';
}

/** Which accelerators can reach which, over devices that pass traffic on, or over a cable of their own. */
export class Reachability {
  private readonly graph: NetworkGraph;
  private readonly adjacency: Adjacency;
  /** Union-find over nodes that pass traffic: parent of each node. */
  private readonly parent: Int32Array;
  private readonly fabricsOf = new Map<number, readonly number[]>();

  constructor(graph: NetworkGraph, adjacency: Adjacency) {
    this.graph = graph;
    this.adjacency = adjacency;
    this.parent = Int32Array.from(graph.nodeIds, (_, index) => index);
    for (const link of adjacency.links) {
      const from = graph.linkFrom[link];
      const to = graph.linkTo[link];
      if (passesTraffic(graph.nodeKinds[from]) && passesTraffic(graph.nodeKinds[to])) this.parent[this.root(from)] = this.root(to);
    }
  }

  /** True if traffic of one can come to the other. */
  areConnected(a: number, b: number): boolean {
    if (a === b) return true;
    const fabrics = this.fabrics(a);
    return this.fabrics(b).some((fabric) => fabrics.includes(fabric)) || this.areNeighbours(a, b);
  }

  /** The connected pieces of fabric that a node hangs on. */
  fabrics(node: number): readonly number[] {
    const known = this.fabricsOf.get(node);
    if (known) return known;
    const found = new Set<number>();
    if (passesTraffic(this.graph.nodeKinds[node])) found.add(this.root(node));
    for (let at = this.adjacency.offsets[node]; at < this.adjacency.offsets[node + 1]; at += 1) {
      const neighbour = this.graph.linkTo[this.adjacency.links[at]];
      if (passesTraffic(this.graph.nodeKinds[neighbour])) found.add(this.root(neighbour));
    }
    const fabrics = [...found];
    this.fabricsOf.set(node, fabrics);
    return fabrics;
  }

  /** All devices that traffic of a node comes to, itself included, nearest first. */
  reachedFrom(node: number): readonly number[] {
    const reached = [node];
    const isReached = new Set(reached);
    for (let head = 0; head < reached.length; head += 1) {
      const at = reached[head];
      if (at !== node && !passesTraffic(this.graph.nodeKinds[at])) continue;
      for (let i = this.adjacency.offsets[at]; i < this.adjacency.offsets[at + 1]; i += 1) {
        const next = this.graph.linkTo[this.adjacency.links[i]];
        if (isReached.has(next)) continue;
        isReached.add(next);
        reached.push(next);
      }
    }
    return reached;
  }

  private areNeighbours(a: number, b: number): boolean {
    for (let at = this.adjacency.offsets[a]; at < this.adjacency.offsets[a + 1]; at += 1) {
      if (this.graph.linkTo[this.adjacency.links[at]] === b) return true;
    }
    return false;
  }

  private root(node: number): number {
    let root = node;
    while (this.parent[root] !== root) {
      this.parent[root] = this.parent[this.parent[root]];
      root = this.parent[root];
    }
    return root;
  }
}
