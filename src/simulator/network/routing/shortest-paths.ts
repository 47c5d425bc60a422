import type { NetworkGraph, NodeKind } from '../../simulation-input.ts';
import { linksByNode } from './links-by-node.ts';

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

/** What joins NICs of different servers: switches alone, for a NIC passes on nothing for another. */
export const switchedFabric: PathScope = { core: ['switch'], near: [], ends: ['nic'] };

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
  /** Links from one core switch towards another, by pair. */
  private readonly coreNext = new Map<number, number[]>();
  private destination = -1;
  private origin = -1;
  /** [nodeCount] hops to the present destination within its surroundings, core nodes at their edge included. */
  private readonly nearDestination: Int32Array;
  private readonly destinationNodes: number[] = [];
  /** Core nodes at the edge of the destination's surroundings, and the distances of the core to each. */
  private attachments: number[] = [];
  private attachedDistances: Int32Array[] = [];
  /** [nodeCount] hops to the present destination of what surrounds the present origin. */
  private readonly nearOrigin: Int32Array;
  private readonly originNodes: number[] = [];

  constructor(graph: NetworkGraph, scope: PathScope, isLinkUsed: (link: number) => boolean = () => true) {
    const nodeCount = graph.nodeKinds.length;
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
    [this.outStart, this.outLinks] = linksByNode(used, graph.linkFrom, nodeCount);
    [this.inStart, this.inLinks] = linksByNode(used, graph.linkTo, nodeCount);
    this.nearDestination = new Int32Array(nodeCount).fill(unreachable);
    this.nearOrigin = new Int32Array(nodeCount).fill(unreachable);
    this.coreIndex = new Int32Array(nodeCount).fill(-1);
    for (let node = 0; node < nodeCount; node += 1) {
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

  /** The one core node that the links from a node lead to (or those to it come from, `isInto`); -1: there are more, or other ends. */
  onlyCoreBeside(node: number, isInto: boolean): number {
    const { linkFrom, linkTo } = this.graph;
    const [starts, links, ends] = isInto ? [this.inStart, this.inLinks, linkFrom] : [this.outStart, this.outLinks, linkTo];
    let only = -1;
    for (let i = starts[node]; i < starts[node + 1]; i += 1) {
      const end = ends[links[i]];
      if (this.role[end] !== coreNode || (only >= 0 && only !== end)) return -1;
      only = end;
    }
    return only;
  }

  /** Links that start a shortest path from `node` to `to`, in link order; `node` must lie on a shortest path from `from`. */
  nextLinks(node: number, from: number, to: number): readonly number[] {
    this.prepare(from, to);
    const { graph, role } = this;
    const before = this.distance(node) - 1;
    const links: number[] = [];
    if (before === 0) {
      for (let i = this.inStart[to]; i < this.inStart[to + 1]; i += 1) {
        if (graph.linkFrom[this.inLinks[i]] === node) links.push(this.inLinks[i]);
      }
      return links;
    }
    // From a switch with hundreds of ports: those to other switches are the same for all destinations on one switch.
    if (
      role[node] === coreNode &&
      this.attachments.length === 1 &&
      node !== this.attachments[0] &&
      !this.isBackThroughOrigin(node, before)
    ) {
      return this.coreNextLinks(node, this.attachments[0]);
    }
    for (let i = this.outStart[node]; i < this.outStart[node + 1]; i += 1) {
      const next = graph.linkTo[this.outLinks[i]];
      if ((next === to || role[next] < endNode) && this.distance(next) === before) links.push(this.outLinks[i]);
    }
    return links;
  }

  /** True if something near the origin might be the next node. */
  private isBackThroughOrigin(node: number, before: number): boolean {
    for (const near of this.originNodes) if (near !== node && this.nearOrigin[near] === before) return true;
    return false;
  }

  private coreNextLinks(node: number, attachment: number): number[] {
    const key = this.coreIndex[node] * this.coreNodes.length + this.coreIndex[attachment];
    const known = this.coreNext.get(key);
    if (known !== undefined) return known;
    const [distances] = this.attachedDistances;
    const before = distances[this.coreIndex[node]] - 1;
    const links: number[] = [];
    for (let i = this.outStart[node]; i < this.outStart[node + 1]; i += 1) {
      const core = this.coreIndex[this.graph.linkTo[this.outLinks[i]]];
      if (core >= 0 && distances[core] === before) links.push(this.outLinks[i]);
    }
    this.coreNext.set(key, links);
    return links;
  }

  /** Hops from a node to the prepared destination: of core nodes, and of what is near either end. */
  private distance(node: number): number {
    const near = this.nearDestination[node];
    if (this.role[node] !== coreNode) return near < unreachable ? near : this.nearOrigin[node];
    let best = near;
    const core = this.coreIndex[node];
    for (let i = 0; i < this.attachments.length; i += 1) {
      const hops = this.nearDestination[this.attachments[i]] + this.attachedDistances[i][core];
      if (hops < best) best = hops;
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
    const { nearDestination, destinationNodes: nodes } = this;
    this.destination = to;
    this.origin = -1;
    for (const node of nodes) nearDestination[node] = unreachable;
    nodes.length = 0;
    this.attachments = [];
    nearDestination[to] = 0;
    nodes.push(to);
    for (let head = 0; head < nodes.length; head += 1) {
      const node = nodes[head];
      if (this.role[node] === coreNode) this.attachments.push(node);
      else if (this.role[node] === nearNode || node === to) {
        for (let i = this.inStart[node]; i < this.inStart[node + 1]; i += 1) {
          const before = this.graph.linkFrom[this.inLinks[i]];
          if (nearDestination[before] < unreachable) continue;
          nearDestination[before] = nearDestination[node] + 1;
          nodes.push(before);
        }
      }
    }
    this.attachedDistances = this.attachments.map((core) => this.distancesTo(core));
  }

  /** Distances of what lies between the origin and the core: relaxed until nothing gets nearer, over a server's few nodes. */
  private prepareOrigin(from: number): void {
    const { nearOrigin, originNodes: nodes } = this;
    for (const node of nodes) nearOrigin[node] = unreachable;
    nodes.length = 0;
    this.origin = from;
    if (this.role[from] === coreNode || this.nearDestination[from] < unreachable) return;
    // Marked with one more than unreachable while the surroundings are being collected.
    nearOrigin[from] = unreachable + 1;
    nodes.push(from);
    for (let head = 0; head < nodes.length; head += 1) {
      for (let i = this.outStart[nodes[head]]; i < this.outStart[nodes[head] + 1]; i += 1) {
        const next = this.graph.linkTo[this.outLinks[i]];
        if (this.role[next] !== nearNode || nearOrigin[next] !== unreachable || this.nearDestination[next] < unreachable) continue;
        nearOrigin[next] = unreachable + 1;
        nodes.push(next);
      }
    }
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let n = nodes.length - 1; n >= 0; n -= 1) {
        const node = nodes[n];
        let best = nearOrigin[node];
        for (let i = this.outStart[node]; i < this.outStart[node + 1]; i += 1) {
          const next = this.graph.linkTo[this.outLinks[i]];
          if (next === this.destination || this.role[next] < endNode) best = Math.min(best, this.distance(next) + 1);
        }
        if (best < nearOrigin[node]) {
          nearOrigin[node] = best;
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
