import { invariant } from '../../base/assert.ts';
import { type LinkSeries, type TrafficClass, trafficClasses, trafficClassIndex } from '../../results/index.ts';
import type { FlowClass } from './flow-class.ts';
import { FluidClasses, instantTolerance, unlimitedBytesPerSecond } from './fluid-classes.ts';
import { grown, grownInt } from './growing-arrays.ts';
import { IndexedHeap } from './indexed-heap.ts';
import { LinkLedger } from './link-ledger.ts';
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

type FlowState = 0 | 1 | 2;
const free: FlowState = 0;
const waiting: FlowState = 1;
const running: FlowState = 2;

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
  private readonly entryHeap = new IndexedHeap(256);
  private readonly thresholds = new ThresholdHeap();
  private readonly sharedClasses = new Map<FlowClass, number>();
  private flowCapacity = 256;
  private flowEnd = 0;
  private liveCount = 0;
  private readonly freeFlows: number[] = [];
  private readonly flowClasses: (FlowClass | null)[] = [];
  private state = new Uint8Array(256);
  private traffic = new Uint8Array(256);
  private bytes = new Float64Array(256);
  private cap = new Float64Array(256);
  private weight = new Float64Array(256);
  private classOfFlow = new Int32Array(256);
  private rootOfClass = new Int32Array(256);
  private flowCountOfClass = new Int32Array(256);
  private readonly sharedOfClass: (FlowClass | null)[] = [];
  private readonly completed: number[] = [];

  /** @throws if a capacity is negative or not a number: what a user can type wrong is refused before */
  constructor(capacityBytesPerSecond: Float64Array, options: FlowNetworkOptions) {
    const capacity = capacityBytesPerSecond.map(checkedCapacity);
    this.ledger = options.bucketSeconds === null ? null : new LinkLedger(capacity, options.bucketSeconds);
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
    return this.liveCount;
  }

  /** Starts a flow now. Completion is told by `advanceTo`, also for a flow of no bytes. */
  startFlow(flowClass: FlowClass, bytesPerMember: number, trafficClass: TrafficClass, options: FlowOptions = {}): number {
    invariant(bytesPerMember >= 0 && bytesPerMember < Infinity, 'a flow moves a finite number of bytes');
    const flow = this.takeFlow();
    this.flowClasses[flow] = flowClass;
    this.bytes[flow] = bytesPerMember;
    this.traffic[flow] = trafficClassIndex[trafficClass];
    this.cap[flow] = options.rateCapBytesPerSecond ?? Infinity;
    this.weight[flow] = options.weight ?? 1;
    this.state[flow] = waiting;
    this.liveCount += 1;
    this.entryHeap.set(flow, this.fluid.nowSeconds + flowClass.latencySeconds + (options.delaySeconds ?? 0));
    return flow;
  }

  /** Changes the cap per member of a waiting or running flow; Infinity lifts it. */
  setRateCap(flow: number, rateCapBytesPerSecond: number): void {
    if (this.cap[flow] === rateCapBytesPerSecond) return;
    this.cap[flow] = rateCapBytesPerSecond;
    if (this.state[flow] !== running) return;
    const c = this.classOfFlow[flow];
    if (this.flowCountOfClass[c] === 1) {
      this.unshare(c);
      this.fluid.setMemberCap(c, rateCapBytesPerSecond);
      return;
    }
    const left = this.remainingBytesPerMember(flow);
    this.leaveClass(flow);
    this.joinOwnClass(flow, left);
  }

  /** Stops a flow; what it has carried stays counted. */
  cancelFlow(flow: number): void {
    if (this.state[flow] === running) {
      this.countBytes(flow, this.bytes[flow] - this.remainingBytesPerMember(flow), this.ledger?.bytesByClass ?? null);
      this.leaveClass(flow);
    } else this.entryHeap.remove(flow);
    this.releaseFlow(flow);
  }

  /** Bytes per second of one member now (0 while it waits). */
  memberRate(flow: number): number {
    this.fluid.solve();
    return this.state[flow] === running ? this.fluid.memberRate(this.classOfFlow[flow]) : 0;
  }

  /** Bytes per member that are still to be moved. */
  remainingBytesPerMember(flow: number): number {
    if (this.state[flow] !== running) return this.bytes[flow];
    return Math.max(0, this.thresholds.thresholdBytes[flow] - this.fluid.served(this.classOfFlow[flow]));
  }

  /**
   * A standing class without end, at rate 0: the collectives of a replica.
   *
   * @param owner 0 or more: demands of one owner take turns, so they do not slow one another
   */
  addDemand(flowClass: FlowClass, trafficClass: TrafficClass, owner: number): number {
    return this.demands.add(flowClass, trafficClass, owner);
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
   * Rate that members of the demand's class get while the collective is on, over what they get alone: (0, 1].
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
    return this.demands.shareOf(flowClass, noOwner);
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
        this.releaseFlow(this.completed[i]);
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

  /** Changes a link's capacity now (degradation, repair). */
  setCapacity(link: number, bytesPerSecond: number): void {
    this.fluid.setCapacity(link, checkedCapacity(bytesPerSecond));
  }

  /** Bytes per second on a link now, without the demands that are alone on it. */
  linkRate(link: number): number {
    this.fluid.solve();
    return this.fluid.fairness.linkLoad[link];
  }

  /** Series and bytes per class of each link up to now. @throws if the network was made without series */
  linkSeries(linkIds: readonly string[]): LinkSeries {
    const { ledger } = this;
    invariant(ledger !== null, 'the network keeps a series');
    this.fluid.solve();
    this.demands.flushAll();
    const series = ledger.series(linkIds, this.fluid.nowSeconds);
    for (let flow = 0; flow < this.flowEnd; flow += 1) {
      if (this.state[flow] === running) {
        this.countBytes(flow, this.bytes[flow] - this.remainingBytesPerMember(flow), series.bytesByClass);
      }
    }
    this.demands.countAll(series.bytesByClass);
    return series;
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
    const limit = fluid.nowSeconds * (1 + instantTolerance);
    while (entryHeap.size > 0 && entryHeap.peekKey() <= limit) {
      const flow = entryHeap.peekId();
      entryHeap.remove(flow);
      const flowClass = this.flowClasses[flow] as FlowClass;
      const isFree = this.cap[flow] === Infinity && this.weight[flow] === 1;
      if (this.bytes[flow] === 0 || (isFree && flowClass.links.length === 0)) this.complete(flow);
      else if (isFree) this.joinSharedClass(flow, flowClass);
      else this.joinOwnClass(flow, this.bytes[flow]);
    }
  }

  private complete(flow: number): void {
    this.countBytes(flow, this.bytes[flow], this.ledger?.bytesByClass ?? null);
    this.state[flow] = waiting; // neither in a heap nor in a class: until its owner has been told
    this.completed.push(flow);
  }

  private joinSharedClass(flow: number, flowClass: FlowClass): void {
    const c = this.sharedClasses.get(flowClass);
    if (c === undefined) {
      const own = this.joinOwnClass(flow, this.bytes[flow]);
      this.sharedClasses.set(flowClass, own);
      this.sharedOfClass[own] = flowClass;
      return;
    }
    this.state[flow] = running;
    this.classOfFlow[flow] = c;
    const root = this.thresholds.push(this.rootOfClass[c], flow, this.fluid.served(c) + this.bytes[flow]);
    this.setClassFlows(c, root, this.flowCountOfClass[c] + 1);
  }

  private joinOwnClass(flow: number, bytesPerMember: number): number {
    const { links, memberCounts } = this.flowClasses[flow] as FlowClass;
    const c = this.fluid.open(links, memberCounts, this.weight[flow], 1, this.cap[flow]);
    if (c >= this.rootOfClass.length) {
      this.rootOfClass = grownInt(this.rootOfClass, 2 * c);
      this.flowCountOfClass = grownInt(this.flowCountOfClass, 2 * c);
    }
    this.state[flow] = running;
    this.classOfFlow[flow] = c;
    this.rootOfClass[c] = this.thresholds.push(-1, flow, bytesPerMember);
    this.flowCountOfClass[c] = 1;
    this.sharedOfClass[c] = null;
    this.fluid.setThreshold(c, bytesPerMember);
    return c;
  }

  private leaveClass(flow: number): void {
    const c = this.classOfFlow[flow];
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
    const { links, memberCounts } = this.flowClasses[flow] as FlowClass;
    const column = this.traffic[flow];
    const width = trafficClasses.length;
    for (let i = 0; i < links.length; i += 1) bytesByClass[links[i] * width + column] += bytesPerMember * memberCounts[i];
  }

  private takeFlow(): number {
    const reused = this.freeFlows.pop();
    if (reused !== undefined) return reused;
    if (this.flowEnd === this.flowCapacity) this.growFlows(2 * this.flowCapacity);
    this.flowEnd += 1;
    return this.flowEnd - 1;
  }

  private releaseFlow(flow: number): void {
    this.state[flow] = free;
    this.flowClasses[flow] = null;
    this.liveCount -= 1;
    this.freeFlows.push(flow);
  }

  private growFlows(capacity: number): void {
    this.flowCapacity = capacity;
    this.entryHeap.grow(capacity);
    this.thresholds.grow(capacity);
    this.bytes = grown(this.bytes, capacity);
    this.cap = grown(this.cap, capacity);
    this.weight = grown(this.weight, capacity);
    this.classOfFlow = grownInt(this.classOfFlow, capacity);
    const state = new Uint8Array(capacity);
    state.set(this.state);
    this.state = state;
    const traffic = new Uint8Array(capacity);
    traffic.set(this.traffic);
    this.traffic = traffic;
  }
}

/** Without end is a number too, so that no difference of loads is undefined. */
function checkedCapacity(bytesPerSecond: number): number {
  invariant(bytesPerSecond >= 0, 'a capacity is a number, 0 or more');
  return Math.min(bytesPerSecond, unlimitedBytesPerSecond);
}
