import { invariant } from '../../base/assert.ts';
import { type LinkSeries, type TrafficClass, trafficClasses, trafficClassIndex } from '../../results/index.ts';
import type { FlowClass } from './flow-class.ts';
import { FlowTable, running, waiting } from './flow-table.ts';
import { FluidClasses, instantTolerance, unlimitedBytesPerSecond } from './fluid-classes.ts';
import { grownInt } from './growing-arrays.ts';
import { IndexedHeap } from './indexed-heap.ts';
import { type LinkLanes, overLanes, separateLanes } from './link-lanes.ts';
import { LinkLedger } from './link-ledger.ts';
import { seriesOfLinks } from './link-series-of-lanes.ts';
import { StandingDemands } from './standing-demands.ts';
import { ThresholdHeap } from './threshold-heap.ts';

/** Share of a counter within which a flow counts as finished with it: flows of one class that end together end at once. */
const thresholdTolerance = 1e-14;
const noOwner = -2;

/** What a flow network keeps beside rates. */
export interface FlowNetworkOptions {
  /** First width of the buckets of the link series; doubled when a long run would need too many. null: no series, no bytes per link. */
  readonly bucketSeconds: number | null;
  /** 'incremental' fills again only what a change can reach; 'full' fills everything at each change (reference for tests). */
  readonly solving?: 'incremental' | 'full';
  /** Links that carry the same, as one; each by itself unless said otherwise. */
  readonly lanes?: LinkLanes;
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
 * solved once, when they are next asked for. Handles are small integers, used again after a flow has completed or was cancelled.
 * Flows without cap or weight that share one FlowClass object are one variable: keep the object.
 */
export class FlowNetwork {
  private readonly fluid: FluidClasses;
  private readonly demands: StandingDemands;
  private readonly ledger: LinkLedger | null;
  private readonly lanes: LinkLanes;
  private readonly laneClasses = new Map<FlowClass, FlowClass>();
  private readonly entryHeap = new IndexedHeap(256);
  private readonly thresholds = new ThresholdHeap();
  private readonly sharedClasses = new Map<FlowClass, number>();
  private readonly flows = new FlowTable();
  private rootOfClass = new Int32Array(256);
  private flowCountOfClass = new Int32Array(256);
  private readonly sharedOfClass: (FlowClass | null)[] = [];
  private readonly completed: number[] = [];

  /** @throws if a capacity is negative or not a number: what a user can type wrong is refused before */
  constructor(capacityBytesPerSecond: Float64Array, options: FlowNetworkOptions) {
    this.lanes = options.lanes ?? separateLanes(capacityBytesPerSecond.length);
    const capacity = Float64Array.from(this.lanes.firstLink, (link) => checkedCapacity(capacityBytesPerSecond[link]));
    this.ledger = options.bucketSeconds === null ? null : new LinkLedger(capacity.slice(), options.bucketSeconds);
    this.fluid = new FluidClasses(capacity, this.ledger, options.solving === 'full');
    this.demands = new StandingDemands(this.fluid, this.ledger);
  }

  /** Time up to which everything has happened. */
  get nowSeconds(): number {
    return this.fluid.nowSeconds;
  }

  /** Times that rates were solved. */
  get solveCount(): number {
    return this.fluid.solveCount;
  }

  /** Flows started and not yet completed. */
  get activeCount(): number {
    return this.flows.liveCount;
  }

  /** Starts a flow now. Completion is told by `advanceTo`, also for a flow of no bytes. */
  startFlow(flowClass: FlowClass, bytesPerMember: number, trafficClass: TrafficClass, options: FlowOptions = {}): number {
    invariant(bytesPerMember >= 0 && bytesPerMember < Infinity, 'a flow moves a finite number of bytes');
    const flow = this.flows.take();
    this.entryHeap.grow(this.flows.capacity);
    this.thresholds.grow(this.flows.capacity);
    this.flows.flowClasses[flow] = this.laneClass(flowClass);
    this.flows.bytes[flow] = bytesPerMember;
    this.flows.traffic[flow] = trafficClassIndex[trafficClass];
    this.flows.cap[flow] = options.rateCapBytesPerSecond ?? Infinity;
    this.flows.weight[flow] = options.weight ?? 1;
    this.flows.state[flow] = waiting;
    this.entryHeap.set(flow, this.fluid.nowSeconds + flowClass.latencySeconds + (options.delaySeconds ?? 0));
    return flow;
  }

  /** Changes the cap per member of a waiting or running flow; Infinity lifts it. */
  setRateCap(flow: number, rateCapBytesPerSecond: number): void {
    if (this.flows.cap[flow] === rateCapBytesPerSecond) return;
    this.flows.cap[flow] = rateCapBytesPerSecond;
    if (this.flows.state[flow] !== running) return;
    const c = this.flows.classOfFlow[flow];
    if (this.flowCountOfClass[c] === 1) {
      this.unshare(c);
      this.fluid.setMemberCap(c, this.capOf(flow));
      return;
    }
    const left = this.remainingBytesPerMember(flow);
    this.leaveClass(flow);
    this.joinOwnClass(flow, left);
  }

  /** Stops a flow; what it has carried stays counted. */
  cancelFlow(flow: number): void {
    if (this.flows.state[flow] === running) {
      this.countBytes(flow, this.flows.bytes[flow] - this.remainingBytesPerMember(flow), this.ledger?.bytesByClass ?? null);
      this.leaveClass(flow);
    } else this.entryHeap.remove(flow);
    this.flows.release(flow);
  }

  /**
   * Sends what is left of a flow over other links, from now on: what it has carried stays counted where it went. Its bytes,
   * rate cap and rate are per member, so they change in proportion when the new class has another number of members. The new
   * way's latency is not paid again.
   */
  rerouteFlow(flow: number, way: FlowClass): void {
    const flowClass = this.laneClass(way);
    const before = this.flows.flowClasses[flow] as FlowClass;
    if (before === flowClass) return;
    const ratio = before.memberTotal / flowClass.memberTotal;
    const isRunning = this.flows.state[flow] === running;
    const left = this.remainingBytesPerMember(flow);
    if (isRunning) {
      this.countBytes(flow, this.flows.bytes[flow] - left, this.ledger?.bytesByClass ?? null);
      this.leaveClass(flow);
    }
    this.flows.flowClasses[flow] = flowClass;
    this.flows.bytes[flow] = left * ratio;
    this.flows.cap[flow] *= ratio;
    if (!isRunning) return;
    if (this.flows.cap[flow] === Infinity && this.flows.weight[flow] === 1) this.joinSharedClass(flow, flowClass);
    else this.joinOwnClass(flow, this.flows.bytes[flow]);
  }

  /** True if the flow has entered and a link of its way has no capacity left for it: it waits, and nothing of it is lost. */
  isStalled(flow: number): boolean {
    return this.flows.state[flow] === running && this.memberRate(flow) === 0;
  }

  /** Bytes per second of one member now (0 while it waits). */
  memberRate(flow: number): number {
    this.fluid.solve();
    return this.flows.state[flow] === running ? this.fluid.memberRate(this.flows.classOfFlow[flow]) : 0;
  }

  /** Bytes per member that are still to be moved. */
  remainingBytesPerMember(flow: number): number {
    if (this.flows.state[flow] !== running) return this.flows.bytes[flow];
    return Math.max(0, this.thresholds.thresholdBytes[flow] - this.fluid.served(this.flows.classOfFlow[flow]));
  }

  /**
   * A standing class without end, at rate 0: the collectives of a replica.
   *
   * @param owner 0 or more: demands of one owner take turns, so they do not slow one another
   */
  addDemand(flowClass: FlowClass, trafficClass: TrafficClass, owner: number): number {
    return this.demands.add(this.laneClass(flowClass), trafficClass, owner);
  }

  /** Average bytes per second per member that the demand asks for from now on; it takes its fair share if that is less. */
  setDemand(demand: number, memberBytesPerSecond: number): void {
    this.demands.set(demand, memberBytesPerSecond);
  }

  removeDemand(demand: number): void {
    this.demands.remove(demand);
  }

  /** Average bytes per second that a member of the demand gets. */
  demandRate(demand: number): number {
    this.fluid.solve();
    return this.demands.rate(demand);
  }

  /**
   * Rate that members of the demand's class get while the collective is on, over what they get alone when all links have the
   * capacity that they were made with: [0, 1].
   * Per link: the level at which the capacity is used up when traffic held back elsewhere keeps its rate (or is cut to the
   * level) and traffic held back here, and the class itself, share the rest by members. Approximation: traffic that is pushed
   * back here does not make room on its other links, and other collectives count with their average rate.
   */
  shareIfActive(demand: number): number {
    this.fluid.solve();
    return this.demands.shareIfActive(demand);
  }

  /** Member rate, bytes per second, that a class would get next to the traffic there now: the same approximation. */
  rateIfActive(flowClass: FlowClass): number {
    this.fluid.solve();
    return this.demands.shareOf(this.laneClass(flowClass), noOwner);
  }

  /** Demands on whose links the rate of another owner's traffic has changed since the last call, each once. */
  takeChangedDemands(): readonly number[] {
    this.fluid.solve();
    return this.demands.takeChanged();
  }

  /** Earliest instant at which a flow enters or completes; Infinity if none does. */
  nextEventSeconds(): number {
    this.fluid.solve();
    return Math.max(this.fluid.nowSeconds, Math.min(this.entryHeap.peekKey(), this.fluid.nextFinishSeconds()));
  }

  /**
   * Moves time on to `atSeconds`, telling each completion in order of time; `onComplete` may start and cancel flows and change
   * caps and demands. A flow's handle is free after its `onComplete`.
   */
  advanceTo(atSeconds: number, onComplete: (flow: number, atSeconds: number) => void): void {
    for (;;) {
      const next = this.nextEventSeconds();
      if (next > atSeconds) break;
      this.fluid.nowSeconds = next;
      this.finishFlows();
      this.enterFlows();
      for (let i = 0; i < this.completed.length; i += 1) {
        onComplete(this.completed[i], next);
        this.flows.release(this.completed[i]);
      }
      this.completed.length = 0;
    }
    this.fluid.nowSeconds = Math.max(this.fluid.nowSeconds, atSeconds);
  }

  /** Moves time on to an instant before or at the next event, for those who act at that instant. @throws if an event lies before it */
  moveClock(atSeconds: number): void {
    invariant(atSeconds <= this.nextEventSeconds(), 'no event is passed over');
    this.fluid.nowSeconds = Math.max(this.fluid.nowSeconds, atSeconds);
  }

  /**
   * Changes a link's capacity now (degradation, repair). Utilisation stays relative to the capacity that it was made with.
   *
   * @throws if the link shares its lane with others
   */
  setCapacity(link: number, bytesPerSecond: number): void {
    const lane = this.lanes.laneOfLink[link];
    invariant(this.lanes.linkCount[lane] === 1, 'a link that changes by itself has a lane of its own');
    this.fluid.setCapacity(lane, checkedCapacity(bytesPerSecond));
    this.demands.capacityChanged(lane);
  }

  /** Bytes per second on a link now, without the demands that are alone on it. */
  linkRate(link: number): number {
    this.fluid.solve();
    return this.fluid.fairness.linkLoad[this.lanes.laneOfLink[link]];
  }

  /** Series and bytes per class of each link up to now. @throws if the network was made without series */
  linkSeries(linkIds: readonly string[]): LinkSeries {
    const { ledger } = this;
    invariant(ledger !== null, 'the network keeps a series');
    this.fluid.solve();
    this.demands.flushAll();
    const series = ledger.series(this.fluid.nowSeconds);
    for (let flow = 0; flow < this.flows.end; flow += 1) {
      if (this.flows.state[flow] === running) {
        this.countBytes(flow, this.flows.bytes[flow] - this.remainingBytesPerMember(flow), series.bytesByClass);
      }
    }
    this.demands.countAll(series.bytesByClass);
    return seriesOfLinks(this.lanes, linkIds, series);
  }

  private laneClass(flowClass: FlowClass): FlowClass {
    let overThem = this.laneClasses.get(flowClass);
    if (overThem === undefined) {
      overThem = overLanes(this.lanes, flowClass);
      this.laneClasses.set(flowClass, overThem);
    }
    return overThem;
  }

  private finishFlows(): void {
    const { fluid, thresholds } = this;
    for (let c = fluid.takeFinished(); c >= 0; c = fluid.takeFinished()) {
      const limit = fluid.served(c) * (1 + thresholdTolerance);
      let root = this.rootOfClass[c];
      let count = this.flowCountOfClass[c];
      while (root >= 0 && thresholds.thresholdBytes[root] <= limit) {
        this.complete(root);
        root = thresholds.pop(root);
        count -= 1;
      }
      this.setClassFlows(c, root, count);
    }
  }

  private enterFlows(): void {
    const { entryHeap, fluid } = this;
    const limit = Math.min(Number.MAX_VALUE, fluid.nowSeconds * (1 + instantTolerance));
    while (entryHeap.size > 0 && entryHeap.peekKey() <= limit) {
      const flow = entryHeap.peekId();
      entryHeap.remove(flow);
      const flowClass = this.flows.flowClasses[flow] as FlowClass;
      const isFree = this.flows.cap[flow] === Infinity && this.flows.weight[flow] === 1;
      if (this.flows.bytes[flow] === 0 || (isFree && flowClass.links.length === 0)) this.complete(flow);
      else if (isFree) this.joinSharedClass(flow, flowClass);
      else this.joinOwnClass(flow, this.flows.bytes[flow]);
    }
  }

  private complete(flow: number): void {
    this.countBytes(flow, this.flows.bytes[flow], this.ledger?.bytesByClass ?? null);
    this.flows.state[flow] = waiting; // neither in a heap nor in a class: until its owner has been told
    this.completed.push(flow);
  }

  private joinSharedClass(flow: number, flowClass: FlowClass): void {
    const c = this.sharedClasses.get(flowClass);
    if (c === undefined) {
      const own = this.joinOwnClass(flow, this.flows.bytes[flow]);
      this.sharedClasses.set(flowClass, own);
      this.sharedOfClass[own] = flowClass;
      return;
    }
    this.flows.state[flow] = running;
    this.flows.classOfFlow[flow] = c;
    const root = this.thresholds.push(this.rootOfClass[c], flow, this.fluid.served(c) + this.flows.bytes[flow]);
    this.setClassFlows(c, root, this.flowCountOfClass[c] + 1);
  }

  /** Its own cap, or that of its class. */
  private capOf(flow: number): number {
    return Math.min(this.flows.cap[flow], this.flows.flowClasses[flow]?.memberCapBytesPerSecond ?? Infinity);
  }

  private joinOwnClass(flow: number, bytesPerMember: number): number {
    const { links, memberCounts } = this.flows.flowClasses[flow] as FlowClass;
    const c = this.fluid.open(links, memberCounts, this.flows.weight[flow], 1, this.capOf(flow));
    if (c >= this.rootOfClass.length) {
      this.rootOfClass = grownInt(this.rootOfClass, 2 * c);
      this.flowCountOfClass = grownInt(this.flowCountOfClass, 2 * c);
    }
    this.flows.state[flow] = running;
    this.flows.classOfFlow[flow] = c;
    this.rootOfClass[c] = this.thresholds.push(-1, flow, bytesPerMember);
    this.flowCountOfClass[c] = 1;
    this.sharedOfClass[c] = null;
    this.fluid.setThreshold(c, bytesPerMember);
    return c;
  }

  private leaveClass(flow: number): void {
    const c = this.flows.classOfFlow[flow];
    this.setClassFlows(c, this.thresholds.remove(this.rootOfClass[c], flow), this.flowCountOfClass[c] - 1);
  }

  private setClassFlows(c: number, root: number, count: number): void {
    if (count === 0) {
      this.unshare(c);
      this.fluid.close(c);
      return;
    }
    this.rootOfClass[c] = root;
    this.flowCountOfClass[c] = count;
    this.fluid.setFlowCount(c, count);
    this.fluid.setThreshold(c, this.thresholds.thresholdBytes[root]);
  }

  private unshare(c: number): void {
    const shared = this.sharedOfClass[c];
    if (shared === null) return;
    this.sharedClasses.delete(shared);
    this.sharedOfClass[c] = null;
  }

  private countBytes(flow: number, bytesPerMember: number, bytesByClass: Float64Array | null): void {
    if (bytesByClass === null) return;
    const { links, memberCounts } = this.flows.flowClasses[flow] as FlowClass;
    const column = this.flows.traffic[flow];
    const width = trafficClasses.length;
    for (let i = 0; i < links.length; i += 1) bytesByClass[links[i] * width + column] += bytesPerMember * memberCounts[i];
  }
}

/** Without end is a number too, so that no difference of loads is undefined. */
function checkedCapacity(bytesPerSecond: number): number {
  invariant(bytesPerSecond >= 0, 'a capacity is a number, 0 or more');
  return Math.min(bytesPerSecond, unlimitedBytesPerSecond);
}
