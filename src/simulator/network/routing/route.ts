import type { NetworkGraph } from '../../simulation-input.ts';
import type { ShortestPaths } from './shortest-paths.ts';

/** Links that a flow from one node to another crosses, with the share of it on each (below 1 where it is split). */
export interface Route {
  readonly links: Int32Array;
  readonly fractions: Float64Array;
  /** Of the longest member path. */
  readonly latencySeconds: number;
}

/** A way to choose among the shortest paths of a pair. */
export interface RoutingPolicy {
  readonly kind: string;
  readonly label: string;
  /** @returns null when no path joins the pair */
  route(context: RoutingContext, from: number, to: number): Route | null;
}

/** What a policy may look at. */
export interface RoutingContext {
  readonly graph: NetworkGraph;
  readonly paths: ShortestPaths;
  readonly seed: number;
  /** Queue pairs that a flow is dealt to, each hashed by itself. */
  readonly queuePairCount: number;
}

/** Routes one after the other, and side by side: sums the share of each link. */
export class RouteBuilder {
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
