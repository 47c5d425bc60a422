import type { NetworkGraph, NodeKind } from '../simulation-input.ts';
import type { FlowClass } from './flow-class.ts';
import { type RoutingPolicyKind, routingPolicies } from './routing/index.ts';
import { linksByNode, pieces } from './routing/links-by-node.ts';
import { type Route, RouteBuilder } from './routing/route.ts';
import { ShortestPaths, scaleUpFabric, wholeFabric } from './routing/shortest-paths.ts';
import { type ScaleUpStar, scaleUpStar } from './scale-up-star.ts';

/** How flows find their way. */
export interface RouterConfig {
  readonly seed: number;
  /** Inside a scale-up domain; `spray` unless said otherwise. */
  readonly scaleUp?: RoutingPolicyKind;
  /** Everywhere else; `ecmp` unless said otherwise. */
  readonly scaleOut?: RoutingPolicyKind;
  /** Queue pairs per flow under ECMP: 1 unless said otherwise. */
  readonly queuePairCount?: number;
  /** False: a link is down. */
  readonly isLinkUsed?: (link: number) => boolean;
}

/** Routes over the drawn graph, made on demand and kept: the same pair always gets the same objects. */
export class Router {
  readonly graph: NetworkGraph;
  private readonly config: RouterConfig;
  private readonly scaleUpPaths: ShortestPaths;
  private readonly allPaths: ShortestPaths;
  private readonly scaleUpRoutes = new Map<number, Route | null>();
  private readonly routes = new Map<number, Route | null>();
  private readonly classes = new Map<Route, FlowClass>();
  private readonly stars = new Map<string, ScaleUpStar | null>();
  private readonly outStart: Int32Array;
  private readonly outLinkIndex: Int32Array;
  /** Of each node: what scale-up links join, and what links join that are not a switch's. */
  private readonly domainOf: Int32Array;
  private readonly serverOf: Int32Array;

  constructor(graph: NetworkGraph, config: RouterConfig) {
    this.graph = graph;
    this.config = config;
    const isUsed = (link: number) => graph.linkBandwidthBytesPerSecond[link] > 0 && (config.isLinkUsed?.(link) ?? true);
    this.scaleUpPaths = new ShortestPaths(graph, scaleUpFabric, isUsed);
    this.allPaths = new ShortestPaths(graph, wholeFabric, isUsed);
    const used = Array.from(graph.linkFrom.keys()).filter(isUsed);
    const { linkFrom, linkTo, nodeKinds } = graph;
    [this.outStart, this.outLinkIndex] = linksByNode(used, linkFrom, nodeKinds.length);
    const joins = (link: number, isKind: (kind: NodeKind) => boolean): boolean =>
      isKind(nodeKinds[linkFrom[link]]) && isKind(nodeKinds[linkTo[link]]);
    const scaleUp = used.filter((link) => joins(link, (kind) => kind === 'accelerator' || kind === 'scale-up-switch'));
    const inside = used.filter((link) => joins(link, (kind) => kind !== 'switch'));
    this.domainOf = pieces(scaleUp, linkFrom, linkTo, nodeKinds.length);
    this.serverOf = pieces(inside, linkFrom, linkTo, nodeKinds.length);
  }

  /** Links that leave a node, in link order. */
  outLinks(node: number): Int32Array {
    return this.outLinkIndex.subarray(this.outStart[node], this.outStart[node + 1]);
  }

  /** The star that some accelerators of a scale-up domain form under spraying, or null: see `scaleUpStar`. */
  star(ranks: readonly number[]): ScaleUpStar | null {
    if ((this.config.scaleUp ?? 'spray') !== 'spray') return null;
    return kept(this.stars, ranks.join(' '), () => scaleUpStar(this.graph, (node) => this.outLinks(node), ranks));
  }

  /** Inside a scale-up domain over its own links, else over all that is drawn. null: no path joins the pair. */
  route(from: number, to: number): Route | null {
    return this.scaleUpRoute(from, to) ?? this.routeOverAll(from, to);
  }

  /** Over the links of a scale-up domain alone; null if the pair does not share one. */
  scaleUpRoute(from: number, to: number): Route | null {
    const { graph, scaleUpRoutes, domainOf } = this;
    if (domainOf[from] !== domainOf[to] || graph.nodeKinds[from] !== 'accelerator' || graph.nodeKinds[to] !== 'accelerator') return null;
    return kept(scaleUpRoutes, from * graph.nodeIds.length + to, () =>
      routingPolicies.get(this.config.scaleUp ?? 'spray').route(this.context(this.scaleUpPaths), from, to),
    );
  }

  /**
   * From accelerator to accelerator. In one scale-up domain, or where a shorter way exists inside the server, that way;
   * else out by one NIC and in by the other (-1: whichever the policy picks).
   */
  routeByNics(from: number, fromNic: number, toNic: number, to: number): Route | null {
    const inside = this.scaleUpRoute(from, to);
    if (inside) return inside;
    const hasNics = fromNic >= 0 && toNic >= 0;
    if (!hasNics || this.serverOf[from] === this.serverOf[to]) {
      const direct = this.routeOverAll(from, to);
      if (!hasNics || !direct || !this.passesNic(direct)) return direct;
    }
    const out = this.routeOverAll(from, fromNic);
    const across = this.routeOverAll(fromNic, toNic);
    const into = this.routeOverAll(toNic, to);
    if (!out || !across || !into) return this.routeOverAll(from, to);
    const builder = new RouteBuilder();
    for (const part of [out, across, into]) builder.addRoute(part);
    return builder.build(out.latencySeconds + across.latencySeconds + into.latencySeconds);
  }

  /** True if one reaches the other without a NIC or a switch of the fabric. */
  isLocal(from: number, to: number): boolean {
    if (this.scaleUpRoute(from, to)) return true;
    if (this.serverOf[from] !== this.serverOf[to]) return false;
    const route = this.routeOverAll(from, to);
    return route !== null && !this.passesNic(route);
  }

  /** The class of one flow from node to node: always the same object for a pair. null: no path joins them. */
  flowClass(from: number, to: number): FlowClass | null {
    const route = this.route(from, to);
    if (!route) return null;
    const known = this.classes.get(route);
    if (known) return known;
    const flowClass = { links: route.links, memberCounts: route.fractions, memberTotal: 1, latencySeconds: route.latencySeconds };
    this.classes.set(route, flowClass);
    return flowClass;
  }

  private routeOverAll(from: number, to: number): Route | null {
    return kept(this.routes, from * this.graph.nodeIds.length + to, () =>
      routingPolicies.get(this.config.scaleOut ?? 'ecmp').route(this.context(this.allPaths), from, to),
    );
  }

  private context(paths: ShortestPaths) {
    return { graph: this.graph, paths, seed: this.config.seed, queuePairCount: this.config.queuePairCount ?? 1 };
  }

  private passesNic(route: Route): boolean {
    const { nodeKinds, linkTo } = this.graph;
    return route.links.some((link) => nodeKinds[linkTo[link]] === 'nic' || nodeKinds[linkTo[link]] === 'switch');
  }
}

function kept<Key, Value>(values: Map<Key, Value | null>, key: Key, make: () => Value | null): Value | null {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value);
  return value;
}
