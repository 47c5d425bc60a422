import type { NetworkGraph, NetworkRegions } from '../../simulation-input.ts';
import type { PolicyParameters } from './policy-parameters.ts';
import type { ShortestPaths } from './shortest-paths.ts';

/** Links that a flow from one node to another crosses, with the share of it on each (below 1 where it is split). */
export interface Route {
  readonly links: Int32Array;
  readonly fractions: Float64Array;
  /** Of the longest member path. */
  readonly latencySeconds: number;
}

/** Takes up what ways put on links. */
export interface LinkShares {
  add(link: number, share: number): void;
}

/**
 * Adds the way of a pair, times `share`, without making a route of it.
 *
 * @returns latency of the longest member path; null when no path joins the pair
 */
export type AddWay = (context: RoutingContext, from: number, to: number, share: number, into: LinkShares) => number | null;

/** A way to choose among the paths of a pair. */
export interface RoutingPolicy {
  readonly kind: string;
  readonly label: string;
  /** The choice hangs on the traffic of the moment: routes are asked for anew at each flow's start. */
  readonly isLoadAware?: boolean;
  /** Without traffic to look at, a choice hangs on where a flow is and where it goes, not on where it comes from: no hash of the pair. */
  readonly isOriginBlind?: boolean;
  /** @returns null when no path joins the pair */
  route(context: RoutingContext, from: number, to: number): Route | null;
  /** The same as `route`, for those who add up many. */
  readonly addWay?: AddWay;
}

/** What a policy may look at. */
export interface RoutingContext {
  readonly graph: NetworkGraph;
  readonly paths: ShortestPaths;
  readonly seed: number;
  readonly config: PolicyParameters;
  /** Hosts of tori and groups of dragonflies; null: none are drawn. */
  readonly regions: NetworkRegions | null;
  /** Links that leave a node and are up, in link order. */
  outLinks(node: number): Int32Array;
  /** Bytes per second on a link now; null: before any traffic (planning, the steady state). */
  readonly linkRate: ((link: number) => number) | null;
}

/** Routes one after the other, and side by side: sums the share of each link. */
export class RouteBuilder implements LinkShares {
  private readonly shares = new Map<number, number>();

  add(link: number, fraction: number): void {
    this.shares.set(link, (this.shares.get(link) ?? 0) + fraction);
  }

  addRoute(route: Route): void {
    for (let i = 0; i < route.links.length; i += 1) this.add(route.links[i], route.fractions[i]);
  }

  build(latencySeconds: number): Route {
    return { links: Int32Array.from(this.shares.keys()), fractions: Float64Array.from(this.shares.values()), latencySeconds };
  }
}

/** The route of a policy that says what it puts on each link. */
export function routeBy(addWay: AddWay, context: RoutingContext, from: number, to: number): Route | null {
  const builder = new RouteBuilder();
  const latencySeconds = addWay(context, from, to, 1, builder);
  return latencySeconds === null ? null : builder.build(latencySeconds);
}

/** Routes one after the other as one; null if one of them is. A link that two of them cross is there twice. */
export function joinRoutes(parts: readonly (Route | null)[]): Route | null {
  let count = 0;
  let latencySeconds = 0;
  for (const part of parts) {
    if (!part) return null;
    count += part.links.length;
    latencySeconds += part.latencySeconds;
  }
  const links = new Int32Array(count);
  const fractions = new Float64Array(count);
  let at = 0;
  for (const part of parts) {
    if (!part) continue;
    links.set(part.links, at);
    fractions.set(part.fractions, at);
    at += part.links.length;
  }
  return { links, fractions, latencySeconds };
}

/** A route along given links. */
export function routeAlong(graph: NetworkGraph, links: readonly number[]): Route {
  const latencySeconds = links.reduce((sum, link) => sum + graph.linkLatencySeconds[link], 0);
  return { links: Int32Array.from(links), fractions: new Float64Array(links.length).fill(1), latencySeconds };
}

/** Share of a link's bandwidth that is in use now. */
export function utilisation(context: RoutingContext, link: number): number {
  return (context.linkRate?.(link) ?? 0) / context.graph.linkBandwidthBytesPerSecond[link];
}
