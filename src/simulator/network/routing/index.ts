import type { NetworkGraph } from '../../simulation-input.ts';
import type { FlowClass } from '../flow-class.ts';

/** Links that a flow from one node to another crosses, with the share of it on each (below 1 where it is sprayed). */
export interface Route {
  readonly links: Int32Array;
  readonly fractions: Float64Array;
  /** Of the longest member path. */
  readonly latencySeconds: number;
}

/** How flows find their way. */
export interface RouterConfig {
  readonly seed: number;
}

/**
 * Routes over the drawn graph, made on demand and kept. Inside a scale-up domain flows are sprayed over equal-cost paths;
 * between domains each pair takes one path by ECMP hash.
 */
export declare class Router {
  constructor(graph: NetworkGraph, config: RouterConfig);
  /** null: no path. */
  route(from: number, to: number): Route | null;
  /** From accelerator to accelerator by given NICs (-1: any), unless both are in one scale-up domain. */
  routeByNics(from: number, fromNic: number, toNic: number, to: number): Route | null;
  /** The class of one flow along the route. */
  flowClass(from: number, to: number): FlowClass | null;
}
