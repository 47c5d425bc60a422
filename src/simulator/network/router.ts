import type { NetworkGraph, NodeKind, RoutingInput } from '../simulation-input.ts';
import { ExplicitRoutes } from './explicit-routes.ts';
import type { FlowClass } from './flow-class.ts';
import { RailChanges, type RailFabric } from './rail-changes.ts';
import { routingPolicyOf } from './routing/index.ts';
import { linksByNode, pieces } from './routing/links-by-node.ts';
import type { PolicyParameters } from './routing/policy-parameters.ts';
import { joinRoutes, type LinkShares, type Route, type RoutingContext } from './routing/route.ts';
import { type PathScope, ShortestPaths, scaleUpFabric, switchedFabric, wholeFabric } from './routing/shortest-paths.ts';
import { ScaleUpSpray } from './scale-up-spray.ts';
import { type ScaleUpStar, scaleUpStar } from './scale-up-star.ts';

/** How flows find their way. */
export interface RouterConfig extends RoutingInput {
  readonly seed: number;
  /** False: a link is down. */
  readonly isLinkUsed?: (link: number) => boolean;
  /** Bytes per second on a link now, for policies that look at it. */
  readonly linkRate?: (link: number) => number;
}

const usualInside: PolicyParameters = { kind: 'spray' };
const usualOutside: PolicyParameters = { kind: 'ecmp', queuePairCount: 1 };

/** True if routes outside a scale-up domain hang on the traffic as a flow starts. */
export function looksAtTraffic(routing: RoutingInput | undefined): boolean {
  return routingPolicyOf(routing?.scaleOut ?? usualOutside).isLoadAware === true;
}

/** Routes over the drawn graph, made on demand and kept: the same pair always gets the same objects. */
export class Router {
  readonly graph: NetworkGraph;
  /** Routes follow the traffic of the moment: what they give is not to be kept. */
  readonly isLoadAware: boolean;
  private readonly config: RouterConfig;
  private readonly explicit: ExplicitRoutes;
  private readonly railChanges: RailChanges | null;
  private readonly isUsed: (link: number) => boolean;
  private readonly paths = new Map<PathScope, ShortestPaths>();
  private readonly scaleUpSpray: ScaleUpSpray;
  private readonly scaleUpRoutes = new Map<number, Route | null>();
  private readonly routes = new Map<number, Route | null>();
  private readonly classes = new Map<Route, FlowClass>();
  private readonly stars = new Map<string, ScaleUpStar | null>();
  private readonly serverNics = new Map<number, number[]>();
  private readonly outStart: Int32Array;
  private readonly outLinkIndex: Int32Array;
  /** Of each node: what scale-up links join, and what links join that are not a switch's. */
  private readonly domainOf: Int32Array;
  private readonly serverOf: Int32Array;

  constructor(graph: NetworkGraph, config: RouterConfig) {
    this.graph = graph;
    this.config = config;
    this.explicit = new ExplicitRoutes(config.explicit ?? []);
    this.isLoadAware = config.linkRate !== undefined && looksAtTraffic(config);
    this.isUsed = (link) => graph.linkBandwidthBytesPerSecond[link] > 0 && (config.isLinkUsed?.(link) ?? true);
    const used = Array.from(graph.linkFrom.keys()).filter(this.isUsed);
    const { linkFrom, linkTo, nodeKinds } = graph;
    [this.outStart, this.outLinkIndex] = linksByNode(used, linkFrom, nodeKinds.length);
    const joins = (link: number, isKind: (kind: NodeKind) => boolean): boolean =>
      isKind(nodeKinds[linkFrom[link]]) && isKind(nodeKinds[linkTo[link]]);
    const scaleUp = used.filter((link) => joins(link, (kind) => kind === 'accelerator' || kind === 'scale-up-switch'));
    this.scaleUpSpray = new ScaleUpSpray(graph, scaleUp);
    const inside = used.filter((link) => joins(link, (kind) => kind !== 'switch'));
    this.domainOf = pieces(scaleUp, linkFrom, linkTo, nodeKinds.length);
    this.serverOf = pieces(inside, linkFrom, linkTo, nodeKinds.length);
    const { scaleOut } = config;
    this.railChanges = scaleOut?.kind === 'rail-optimised' ? new RailChanges(this.railFabric(), scaleOut.forwardAt ?? 'source') : null;
  }

  /** Links that leave a node, in link order. */
  outLinks(node: number): Int32Array {
    return this.outLinkIndex.subarray(this.outStart[node], this.outStart[node + 1]);
  }

  /** The star that some accelerators of a scale-up domain form under spraying, or null: see `scaleUpStar`. */
  star(ranks: readonly number[]): ScaleUpStar | null {
    if (!this.isSprayedInside()) return null;
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
    return kept(scaleUpRoutes, from * graph.nodeIds.length + to, () => this.newScaleUpRoute(this.config.scaleUp ?? usualInside, from, to));
  }

  /**
   * From accelerator to accelerator. In one scale-up domain, or where a shorter way exists inside the server, that way;
   * else out by one NIC and in by the other (-1: whichever the policy picks).
   */
  routeByNics(from: number, fromNic: number, toNic: number, to: number): Route | null {
    // Put together anew rather than kept: an exchange of a domain asks for thousands, once.
    const inside = this.isSprayedInside() ? this.scaleUpSpray.route(from, to) : null;
    if (inside) return inside;
    const stops = this.stopsByNics(from, fromNic, toNic, to);
    if (stops.length === 2) return this.route(from, to);
    return joinRoutes(stops.slice(1).map((stop, i) => this.route(stops[i], stop))) ?? this.routeOverAll(from, to);
  }

  /** The places between which `routeByNics` takes one route each, from the first to the last. */
  stopsByNics(from: number, fromNic: number, toNic: number, to: number): readonly number[] {
    const hasNics = fromNic >= 0 && toNic >= 0;
    if (!hasNics || this.scaleUpRoute(from, to)) return [from, to];
    if (this.serverOf[from] === this.serverOf[to]) {
      const direct = this.routeOverAll(from, to);
      if (!direct || !this.passesNic(direct)) return [from, to];
    }
    return this.railChanges?.stops(from, fromNic, toNic, to) ?? [from, fromNic, toNic, to];
  }

  /** Accelerators with the same number, 0 or more, are joined by sprayed routes of one domain, which `addHubExchange` adds up; else -1. */
  hubOf(node: number): number {
    return this.isSprayedInside() ? this.scaleUpSpray.hubOf(node) : -1;
  }

  /** Adds the routes from each of some accelerators of one hub to each other. @returns latency of the longest */
  addHubExchange(nodes: readonly number[], share: number, into: LinkShares): number {
    return this.scaleUpSpray.addExchange(nodes, share, into);
  }

  /**
   * Adds `route(from, to)`, times `share`, and keeps none that is for one pair alone.
   *
   * @returns its latency; null: no path joins the pair
   */
  addRoute(from: number, to: number, share: number, into: LinkShares): number | null {
    const { nodeKinds } = this.graph;
    const config = this.config.scaleOut ?? usualOutside;
    const { addWay } = routingPolicyOf(config);
    if (addWay && nodeKinds[from] === 'nic' && nodeKinds[to] === 'nic' && !this.explicit.via(from, to)) {
      return addWay(this.contextOf(config, this.pathsBetween(from, to)), from, to, share, into);
    }
    const route = this.route(from, to);
    if (route === null) return null;
    route.links.forEach((link, i) => {
      into.add(link, route.fractions[i] * share);
    });
    return route.latencySeconds;
  }

  /**
   * The switches that all ways between two NICs pass, where only the switch that traffic is on decides how it goes on: ways of many
   * pairs of NICs then share the part between. Empty: there are none, or the pair decides.
   */
  switchesBetween(fromNic: number, toNic: number): readonly number[] {
    const { nodeKinds } = this.graph;
    const isBlind = !this.isLoadAware && this.explicit.isEmpty && routingPolicyOf(this.config.scaleOut ?? usualOutside).isOriginBlind;
    if (!isBlind || nodeKinds[fromNic] !== 'nic' || nodeKinds[toNic] !== 'nic' || this.serverOf[fromNic] === this.serverOf[toNic])
      return [];
    const paths = this.pathsIn(switchedFabric);
    const first = paths.onlyCoreBeside(fromNic, false);
    const last = paths.onlyCoreBeside(toNic, true);
    if (first < 0 || last < 0) return [];
    return first === last ? [first] : [first, last];
  }

  /** NICs that hang together with a node without a switch of the fabric between, by index. */
  nicsOfServer(node: number): readonly number[] {
    const { graph, serverOf, serverNics } = this;
    if (serverNics.size === 0) {
      graph.nodeKinds.forEach((kind, nic) => {
        if (kind !== 'nic') return;
        const known = serverNics.get(serverOf[nic]);
        if (known) known.push(nic);
        else serverNics.set(serverOf[nic], [nic]);
      });
    }
    return serverNics.get(serverOf[node]) ?? [];
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

  private newScaleUpRoute(config: PolicyParameters, from: number, to: number): Route | null {
    const sprayed = config.kind === 'spray' ? this.scaleUpSpray.route(from, to) : null;
    return sprayed ?? this.routeBy(config, this.pathsIn(scaleUpFabric), from, to);
  }

  /** Made when first needed. */
  private pathsIn(scope: PathScope): ShortestPaths {
    const known = this.paths.get(scope) ?? new ShortestPaths(this.graph, scope, this.isUsed);
    this.paths.set(scope, known);
    return known;
  }

  /** Between NICs of two servers by switches alone, where switches join them; else over all that is drawn. */
  private pathsBetween(from: number, to: number): ShortestPaths {
    const { nodeKinds } = this.graph;
    if (nodeKinds[from] === 'nic' && nodeKinds[to] === 'nic' && this.serverOf[from] !== this.serverOf[to]) {
      const switched = this.pathsIn(switchedFabric);
      if (switched.hopCount(from, to) < Infinity) return switched;
    }
    return this.pathsIn(wholeFabric);
  }

  private routeOverAll(from: number, to: number): Route | null {
    if (this.isLoadAware) return this.newRouteOverAll(from, to);
    return kept(this.routes, from * this.graph.nodeIds.length + to, () => this.newRouteOverAll(from, to));
  }

  /** Along a way that the user has drawn, where it leads through; else as the policy says. */
  private newRouteOverAll(from: number, to: number): Route | null {
    const config = this.config.scaleOut ?? usualOutside;
    const via = this.serverOf[from] === this.serverOf[to] ? null : this.explicit.via(from, to);
    if (via) {
      const stops = [from, ...via, to];
      const drawn = joinRoutes(stops.slice(1).map((stop, i) => this.routeBy(config, this.pathsBetween(stops[i], stop), stops[i], stop)));
      if (drawn) return drawn;
    }
    return this.routeBy(config, this.pathsBetween(from, to), from, to);
  }

  private isSprayedInside(): boolean {
    return (this.config.scaleUp ?? usualInside).kind === 'spray';
  }

  private routeBy(config: PolicyParameters, paths: ShortestPaths, from: number, to: number): Route | null {
    return routingPolicyOf(config).route(this.contextOf(config, paths), from, to);
  }

  private contextOf(config: PolicyParameters, paths: ShortestPaths): RoutingContext {
    return {
      graph: this.graph,
      paths,
      config,
      seed: this.config.seed,
      regions: this.config.regions ?? null,
      outLinks: (node) => this.outLinks(node),
      linkRate: this.config.linkRate ?? null,
    };
  }

  private railFabric(): RailFabric {
    const { graph, serverOf, domainOf } = this;
    return {
      graph,
      serverOf,
      domainOf,
      outLinks: (node) => this.outLinks(node),
      hopCount: (from, to) => this.pathsBetween(from, to).hopCount(from, to),
      isJoinedInside: (from, to) => this.scaleUpRoute(from, to) !== null,
    };
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
