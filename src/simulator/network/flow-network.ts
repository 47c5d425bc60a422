import type { LinkSeries, TrafficClass } from '../../results/index.ts';
import type { FlowClass } from './flow-class.ts';

/** What a flow network keeps beside rates. */
export interface FlowNetworkOptions {
  /** First width of the buckets of the link series; doubled whenever the series would grow past its cap. null: no series. */
  readonly bucketSeconds: number | null;
  /** 'incremental' fills again only what a change can reach; 'full' fills everything at each change (reference for tests). */
  readonly solving?: 'incremental' | 'full';
}

/** Options of one flow. */
export interface FlowOptions {
  /** Per member. Infinity: none. Layerwise KV is capped by the rate at which prefill makes it. */
  readonly rateCapBytesPerSecond?: number;
  /** Weight of each member in max-min fairness: 1 unless said otherwise. */
  readonly weight?: number;
  /** Delay before the flow enters, beside the latency of its class (a per-transfer set-up cost). */
  readonly delaySeconds?: number;
}

/**
 * Exact max-min fair fluid network over flow classes.
 * A flow waits its class's `latencySeconds` (plus `delaySeconds`) without using bandwidth, then enters and moves
 * `bytesPerMember` over each member at the member's rate. All changes of one instant are applied together, and rates are
 * solved once, when they are next asked for. Handles are small integers, reused after a flow has completed or was cancelled.
 */
export declare class FlowNetwork {
  constructor(capacityBytesPerSecond: Float64Array, options: FlowNetworkOptions);
  /** Time up to which everything has happened. */
  readonly nowSeconds: number;
  readonly solveCount: number;
  /** Flows started and not yet completed. */
  readonly activeCount: number;

  /** Starts a flow now. Completion is told by `advanceTo`, also for a flow of no bytes. */
  startFlow(flowClass: FlowClass, bytesPerMember: number, trafficClass: TrafficClass, options?: FlowOptions): number;
  /** Changes the cap per member of a waiting or running flow; Infinity lifts it. */
  setRateCap(flow: number, rateCapBytesPerSecond: number): void;
  /** Stops a flow; what it has carried stays counted. */
  cancelFlow(flow: number): void;
  /** Bytes per second of one member now (0 while it waits). */
  memberRate(flow: number): number;
  /** Bytes per member that are still to be moved. */
  remainingBytesPerMember(flow: number): number;

  /** A standing class without end, at rate 0: the collectives of a replica. */
  addDemand(flowClass: FlowClass, trafficClass: TrafficClass): number;
  /** Average bytes per second per member that the demand asks for from now on; it takes its fair share if that is less. */
  setDemand(demand: number, memberBytesPerSecond: number): void;
  removeDemand(demand: number): void;
  /** Average bytes per second that a member of the demand gets. */
  demandRate(demand: number): number;
  /**
   * Rate that members of the demand's class get while the collective is on, over what they get alone: (0, 1].
   * Per link: level at which the capacity is used up when traffic limited elsewhere keeps its rate (or is cut to the level)
   * and traffic limited here, and the class itself, share the rest by members. Approximation: traffic that is pushed back
   * here does not make room on its other links.
   */
  shareIfActive(demand: number): number;
  /** The same for a class without demand. */
  shareOf(flowClass: FlowClass): number;
  /** Demands on whose links any rate changed since the last call, each once; the array is valid until the next call. */
  takeChangedDemands(): readonly number[];

  /** Earliest instant at which a flow enters or completes; Infinity if none does. */
  nextEventSeconds(): number;
  /** Moves time on to `atSeconds`, telling each completion in order; `onComplete` may start flows and change caps. */
  advanceTo(atSeconds: number, onComplete: (flow: number, atSeconds: number) => void): void;

  /** Changes a link's capacity now (degradation, repair). */
  setCapacity(link: number, bytesPerSecond: number): void;

  /** Bytes per second on a link now, all classes. */
  linkRate(link: number): number;
  /** Series and bytes per class of each link up to now. */
  linkSeries(linkIds: readonly string[]): LinkSeries;
}
