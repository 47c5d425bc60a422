import type { NetworkGraph } from '../simulation-input.ts';

/** What changing rails needs to know of the fabric. */
export interface RailFabric {
  readonly graph: NetworkGraph;
  /** [nodeCount] number of the server, and of the scale-up domain, that a node belongs to. */
  readonly serverOf: Int32Array;
  readonly domainOf: Int32Array;
  outLinks(node: number): Int32Array;
  hopCount(from: number, to: number): number;
  /** True if the links of one scale-up domain alone join two accelerators. */
  isJoinedInside(from: number, to: number): boolean;
}

/**
 * From accelerator to accelerator on another rail, without a hop over the spines: over the scale-up domain of one side, and
 * along one rail.
 *
 * @see NVIDIA, "Doubling all2all performance with NCCL 2.12" (PXN); DeepEP README (forwarding at the destination)
 */
export class RailChanges {
  private readonly fabric: RailFabric;
  private readonly isAtSource: boolean;
  private readonly members = new Map<string, readonly number[]>();
  private readonly nicTowards = new Map<number, number | null>();
  private readonly peerAt = new Map<number, number | null>();

  constructor(fabric: RailFabric, forwardAt: 'source' | 'destination') {
    this.fabric = fabric;
    this.isAtSource = forwardAt === 'source';
  }

  /** The places to pass. null where both are on one rail already, in one server, or no NIC of that side is nearer. */
  stops(from: number, fromNic: number, toNic: number, to: number): readonly number[] | null {
    const { serverOf } = this.fabric;
    if (serverOf[from] === serverOf[to]) return null;
    const [home, homeNic, farNic] = this.isAtSource ? [from, fromNic, toNic] : [to, toNic, fromNic];
    const nic = this.nearestNic(home, farNic);
    if (nic === null || this.hops(nic, farNic) >= this.hops(homeNic, farNic)) return null;
    const peer = this.nearestPeer(home, nic);
    if (peer === null || peer === home || !this.fabric.isJoinedInside(home, peer)) return null;
    return this.isAtSource ? [from, peer, nic, toNic, to] : [from, fromNic, nic, peer, to];
  }

  /** Between a NIC of the side that changes rails and one of the other. */
  private hops(homeNic: number, farNic: number): number {
    return this.isAtSource ? this.fabric.hopCount(homeNic, farNic) : this.fabric.hopCount(farNic, homeNic);
  }

  private nearestNic(home: number, farNic: number): number | null {
    const { graph, serverOf } = this.fabric;
    return kept(this.nicTowards, serverOf[home] * graph.nodeIds.length + farNic, () =>
      nearest(this.railNics(serverOf[home]), (nic) => this.hops(nic, farNic)),
    );
  }

  private nearestPeer(home: number, nic: number): number | null {
    const { graph, domainOf } = this.fabric;
    return kept(this.peerAt, domainOf[home] * graph.nodeIds.length + nic, () => {
      const isPeer = (node: number): boolean => graph.nodeKinds[node] === 'accelerator' && domainOf[node] === domainOf[home];
      return nearest(this.group(`accelerators ${domainOf[home]}`, isPeer), (node) => this.fabric.hopCount(node, nic));
    });
  }

  /** NICs of a server: of those that lead to the same switches, which are equally far from anywhere else, the first. */
  private railNics(server: number): readonly number[] {
    const { graph, serverOf } = this.fabric;
    const known = this.members.get(`rails ${server}`);
    if (known) return known;
    const nics = this.group(`nics ${server}`, (node) => graph.nodeKinds[node] === 'nic' && serverOf[node] === server);
    const firsts = new Map<string, number>();
    for (const nic of nics) {
      const outside = Array.from(this.fabric.outLinks(nic), (link) => graph.linkTo[link]).filter((node) => serverOf[node] !== server);
      const isSwitched = outside.length > 0 && outside.every((node) => graph.nodeKinds[node] === 'switch');
      const rail = isSwitched ? [...new Set(outside)].sort().join(' ') : `alone ${nic}`;
      if (!firsts.has(rail)) firsts.set(rail, nic);
    }
    const rails = [...firsts.values()];
    this.members.set(`rails ${server}`, rails);
    return rails;
  }

  private group(key: string, isMember: (node: number) => boolean): readonly number[] {
    const known = this.members.get(key) ?? Array.from(this.fabric.graph.nodeKinds.keys()).filter(isMember);
    this.members.set(key, known);
    return known;
  }
}

function kept(values: Map<number, number | null>, key: number, make: () => number | null): number | null {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value);
  return value;
}

/** The first of the nearest. */
function nearest(nodes: readonly number[], hops: (node: number) => number): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (const node of nodes) {
    const own = hops(node);
    if (own < least) [best, least] = [node, own];
  }
  return best;
}
