import type { NetworkGraph, NodeKind } from '../../simulation-input.ts';

/** Which part of the drawing routes are looked for in. */
export interface PathScope {
  /** Kinds that form the fabric: distances between them are kept. */
  readonly core: readonly NodeKind[];
  /** Other kinds that pass traffic on, near the ends of a path only: a server does not carry what is not its own. */
  readonly near: readonly NodeKind[];
  /** Kinds that start and end a path and pass nothing on. */
  readonly ends: readonly NodeKind[];
}

/** Everything drawn: switches in the middle, what a server is made of at both ends. */
export const wholeFabric: PathScope = {
  core: ['switch'],
  near: ['nic', 'host', 'pcie-switch', 'scale-up-switch'],
  ends: ['accelerator', 'memory', 'storage'],
};

/** Links between accelerators of one scale-up domain, with or without switches. */
export const scaleUpFabric: PathScope = { core: ['scale-up-switch'], near: [], ends: ['accelerator'] };

const unreachable = 0x3fffffff;
const coreNode = 1;
const nearNode = 2;
const endNode = 3;

/**
 * Fewest-hop paths, on demand: one breadth-first search per core switch that a destination hangs on, over the core alone, and
 * a small one around each end. No table of all pairs: a fabric of 9,216 accelerators keeps some hundred searches over its switches.
 */
export class ShortestPaths {
  private readonly graph: NetworkGraph;
  private readonly role: Uint8Array;
  private readonly outStart: Int32Array;
  private readonly outLinks: Int32Array;
  private readonly inStart: Int32Array;
  private readonly inLinks: Int32Array;
  /** Of a node among the core, or -1. */
  private readonly coreIndex: Int32Array;
  private readonly coreNodes: number[] = [];
  private readonly coreDistances = new Map<number, Int32Array>();
  private destination = -1;
  /** Hops to the present destination, of nodes near it. */
  private nearDestination = new Map<number, number>();
  private attachments: number[] = [];
  private origin = -1;
  private nearOrigin = new Map<number, number>();

  constructor(graph: NetworkGraph, scope: PathScope, isLinkUsed: (link: number) => boolean = () => true) {
    this.graph = graph;
    this.role = Uint8Array.from(graph.nodeKinds, (kind) =>
      scope.core.includes(kind) ? coreNode : scope.near.includes(kind) ? nearNode : scope.ends.includes(kind) ? endNode : 0,
    );
    const used: number[] = [];
    for (let link = 0; link < graph.linkFrom.length; link += 1) {
      const from = graph.linkFrom[link];
      const to = graph.linkTo[link];
      if (from !== to && this.role[from] > 0 && this.role[to] > 0 && isLinkUsed(link)) used.push(link);
    }
    [this.outStart, this.outLinks] = linksByNode(used, graph.linkFrom, graph.nodeKinds.length);
    [this.inStart, this.inLinks] = linksByNode(used, graph.linkTo, graph.nodeKinds.length);
    this.coreIndex = new Int32Array(graph.nodeKinds.length).fill(-1);
    for (let node = 0; node < graph.nodeKinds.length; node += 1) {
      if (this.role[node] !== coreNode) continue;
      this.coreIndex[node] = this.coreNodes.length;
      this.coreNodes.push(node);
    }
  }

  /** Fewest links from one node to another; Infinity if no path joins them. */
  hopCount(from: number, to: number): number {
    const hops = this.prepare(from, to);
    return hops >= unreachable ? Infinity : hops;
  }

  /** Links that start a shortest path from `node` to `to`, in link order; `node` must lie on a shortest path from `from`. */
  nextLinks(node: number, from: number, to: number): number[] {
    this.prepare(from, to);
    const here = this.distance(node);
    const links: number[] = [];
    for (let i = this.outStart[node]; i < this.outStart[node + 1]; i += 1) {
      const next = this.graph.linkTo[this.outLinks[i]];
      if ((next === to || this.passes(next)) && this.distance(next) === here - 1) links.push(this.outLinks[i]);
    }
    return links;
  }

  private passes(node: number): boolean {
    return this.role[node] === coreNode || this.role[node] === nearNode;
  }

  /** Hops from a node to the prepared destination: of core nodes, and of what is near either end. */
  private distance(node: number): number {
    const near = this.nearDestination.get(node);
    if (near !== undefined && this.role[node] !== coreNode) return near;
    if (this.role[node] !== coreNode) return this.nearOrigin.get(node) ?? unreachable;
    let best = near ?? unreachable;
    for (const attachment of this.attachments) {
      const distances = this.distancesTo(attachment);
      best = Math.min(best, (this.nearDestination.get(attachment) as number) + distances[this.coreIndex[node]]);
    }
    return best;
  }

  private prepare(from: number, to: number): number {
    if (from === to) return 0;
    if (this.destination !== to) this.prepareDestination(to);
    if (this.origin !== from) this.prepareOrigin(from);
    return this.distance(from);
  }

  private prepareDestination(to: number): void {
    this.destination = to;
    this.origin = -1;
    this.nearDestination = new Map([[to, 0]]);
    this.attachments = this.role[to] === coreNode ? [to] : [];
    if (this.role[to] === coreNode) return;
    const queue = [to];
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head];
      const hops = this.nearDestination.get(node) as number;
      for (let i = this.inStart[node]; i < this.inStart[node + 1]; i += 1) {
        const before = this.graph.linkFrom[this.inLinks[i]];
        if (this.nearDestination.has(before)) continue;
        this.nearDestination.set(before, hops + 1);
        if (this.role[before] === nearNode) queue.push(before);
        else if (this.role[before] === coreNode) this.attachments.push(before);
      }
    }
  }

  /** Distances of what lies between the origin and the core: relaxed until nothing gets nearer, over a server's few nodes. */
  private prepareOrigin(from: number): void {
    this.origin = from;
    this.nearOrigin = new Map();
    if (this.role[from] === coreNode || this.nearDestination.has(from)) return;
    const nodes = [from];
    const seen = new Set(nodes);
    for (let head = 0; head < nodes.length; head += 1) {
      for (let i = this.outStart[nodes[head]]; i < this.outStart[nodes[head] + 1]; i += 1) {
        const next = this.graph.linkTo[this.outLinks[i]];
        if (this.role[next] !== nearNode || seen.has(next) || this.nearDestination.has(next)) continue;
        seen.add(next);
        nodes.push(next);
      }
    }
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let n = nodes.length - 1; n >= 0; n -= 1) {
        const node = nodes[n];
        let best = this.nearOrigin.get(node) ?? unreachable;
        for (let i = this.outStart[node]; i < this.outStart[node + 1]; i += 1) {
          const next = this.graph.linkTo[this.outLinks[i]];
          if (next === this.destination || this.passes(next)) best = Math.min(best, this.distance(next) + 1);
        }
        if (best < (this.nearOrigin.get(node) ?? unreachable)) {
          this.nearOrigin.set(node, best);
          isChanged = true;
        }
      }
    }
  }

  private distancesTo(core: number): Int32Array {
    const known = this.coreDistances.get(core);
    if (known) return known;
    const distances = new Int32Array(this.coreNodes.length).fill(unreachable);
    distances[this.coreIndex[core]] = 0;
    const queue = [core];
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head];
      const hops = distances[this.coreIndex[node]];
      for (let i = this.inStart[node]; i < this.inStart[node + 1]; i += 1) {
        const before = this.coreIndex[this.graph.linkFrom[this.inLinks[i]]];
        if (before < 0 || distances[before] < unreachable) continue;
        distances[before] = hops + 1;
        queue.push(this.coreNodes[before]);
      }
    }
    this.coreDistances.set(core, distances);
    return distances;
  }
}

/** Links grouped by a node each, row starts and links, in link order. */
export function linksByNode(links: readonly number[], nodeOfLink: Int32Array, nodeCount: number): [Int32Array, Int32Array] {
  const start = new Int32Array(nodeCount + 1);
  for (const link of links) start[nodeOfLink[link] + 1] += 1;
  for (let node = 0; node < nodeCount; node += 1) start[node + 1] += start[node];
  const sorted = new Int32Array(links.length);
  const next = start.slice();
  for (const link of links) {
    sorted[next[nodeOfLink[link]]] = link;
    next[nodeOfLink[link]] += 1;
  }
  return [start, sorted];
}
