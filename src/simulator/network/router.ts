import type { NetworkGraph } from '../simulation-input.ts';
import type { FlowClass } from './flow-class.ts';
import { type RoutingPolicyKind, routingPolicies } from './routing/index.ts';
import { type Route, RouteBuilder } from './routing/route.ts';
import { linksByNode, scaleUpFabric, ShortestPaths, wholeFabric } from './routing/shortest-paths.ts';
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
  private readonly outStart: Int32Array;
  private readonly outLinkIndex: Int32Array;

  constructor(graph: NetworkGraph, config: RouterConfig) {
    this.graph = graph;
    this.config = config;
    this.scaleUpPaths = new ShortestPaths(graph, scaleUpFabric, config.isLinkUsed);
    this.allPaths = new ShortestPaths(graph, wholeFabric, config.isLinkUsed);
    const used = Array.from(graph.linkFrom.keys()).filter((link) => config.isLinkUsed?.(link) ?? true);
    [this.outStart, this.outLinkIndex] = linksByNode(used, graph.linkFrom, graph.nodeIds.length);
  }

  /** Links that leave a node, in link order. */
  outLinks(node: number): Int32Array {
    return this.outLinkIndex.subarray(this.outStart[node], this.outStart[node + 1]);
  }

  /** The star that some accelerators of a scale-up domain form under spraying, or null: see `scaleUpStar`. */
  star(ranks: readonly number[]): ScaleUpStar | null {
    return (this.config.scaleUp ?? 'spray') === 'spray' ? scaleUpStar(this.graph, (node) => this.outLinks(node), ranks) : null;
  }

  /** Inside a scale-up domain over its own links, else over all that is drawn. null: no path joins the pair. */
  route(from: number, to: number): Route | null {
    return this.scaleUpRoute(from, to) ?? this.routeOverAll(from, to);
  }

  /** Over the links of a scale-up domain alone; null if the pair does not share one. */
  scaleUpRoute(from: number, to: number): Route | null {
    const { graph, scaleUpRoutes } = this;
    if (graph.nodeKinds[from] !== 'accelerator' || graph.nodeKinds[to] !== 'accelerator') return null;
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
    const direct = this.routeOverAll(from, to);
    if (fromNic < 0 || toNic < 0 || !direct || !this.passesNic(direct)) return direct;
    const out = this.routeOverAll(from, fromNic);
    const across = this.routeOverAll(fromNic, toNic);
    const into = this.routeOverAll(toNic, to);
    if (!out || !across || !into) return direct;
    const builder = new RouteBuilder();
    for (const part of [out, across, into]) builder.addRoute(part);
    return builder.build(out.latencySeconds + across.latencySeconds + into.latencySeconds);
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
    return route.links.some((link) => nodeKinds[linkTo[link]] === 'nic');
  }
}

function kept(routes: Map<number, Route | null>, key: number, make: () => Route | null): Route | null {
  const known = routes.get(key);
  if (known !== undefined) return known;
  const route = make();
  routes.set(key, route);
  return route;
}
