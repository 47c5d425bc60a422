import { type TrafficClass, trafficClasses, trafficClassIndex } from '../../results/index.ts';
import type { FlowClass } from './flow-class.ts';
import type { FluidClasses, LinkWatcher } from './fluid-classes.ts';
import type { LinkLedger } from './link-ledger.ts';

/** Levels and loads closer than this, relative, are the same. */
const tieTolerance = 1e-9;

interface Demand {
  readonly flowClass: FlowClass;
  readonly trafficClass: TrafficClass;
  readonly owner: number;
  /** Rate of a member when nothing else uses the links. */
  aloneBytesPerSecond: number;
  /** The same under the capacities that the network was made with. */
  readonly nominalBytesPerSecond: number;
  askedBytesPerSecond: number;
  /** Class in the solver, or -1 while nobody else is on its links: then a change costs nothing but a multiplication. */
  c: number;
  /** (link, other user) pairs, users of the same owner left out: they take turns. */
  foreignCount: number;
  /** [links of the class] level on each when it was last computed, and the version of the link then; -1: never. */
  readonly levels: Float64Array;
  readonly levelVersions: Int32Array;
  /** Member bytes, without those of the present class. */
  servedBytes: number;
  /** Alone: bytes not yet put on the links, and the instant up to which they count. */
  pendingBytes: number;
  sinceSeconds: number;
  isChanged: boolean;
}

/** Rate demands without end, on the same links as the flows: the collectives of replicas. */
export class StandingDemands implements LinkWatcher {
  private readonly fluid: FluidClasses;
  private readonly ledger: LinkLedger | null;
  private readonly nominalCapacity: Float64Array;
  private readonly demands: (Demand | null)[] = [];
  private readonly freeIds: number[] = [];
  private readonly onLink: (number[] | undefined)[];
  /** [class in the solver] the demand that it stands for; -1: a flow. */
  private demandOfClass = new Int32Array(256).fill(-1);
  private readonly ofOwner = new Map<number, Demand[]>();
  private changed: number[] = [];
  private isAnnouncing = false;

  constructor(fluid: FluidClasses, ledger: LinkLedger | null) {
    this.fluid = fluid;
    this.ledger = ledger;
    this.nominalCapacity = fluid.fairness.capacity.slice();
    this.onLink = new Array(fluid.fairness.linkCount);
  }

  add(flowClass: FlowClass, trafficClass: TrafficClass, owner: number): number {
    this.fluid.watcher = this;
    const id = this.freeIds.pop() ?? this.demands.length;
    const { fairness } = this.fluid;
    const demand: Demand = {
      flowClass,
      trafficClass,
      owner,
      aloneBytesPerSecond: aloneRate(fairness.capacity, flowClass),
      nominalBytesPerSecond: aloneRate(this.nominalCapacity, flowClass),
      askedBytesPerSecond: 0,
      c: -1,
      foreignCount: 0,
      levels: new Float64Array(flowClass.links.length),
      levelVersions: new Int32Array(flowClass.links.length).fill(-1),
      servedBytes: 0,
      pendingBytes: 0,
      sinceSeconds: this.fluid.nowSeconds,
      isChanged: false,
    };
    this.demands[id] = demand;
    this.ofOwner.set(owner, [...(this.ofOwner.get(owner) ?? []), demand]);
    for (const link of flowClass.links) {
      const others = this.onLink[link] ?? [];
      for (const other of others) {
        const neighbour = this.demand(other);
        if (neighbour.owner === owner) continue;
        demand.foreignCount += 1;
        neighbour.foreignCount += 1;
        if (neighbour.c < 0) this.share(other, neighbour);
      }
      this.onLink[link] = [...others, id];
      this.fluid.watchCount[link] += 1;
      demand.foreignCount += this.countFlows(link);
    }
    if (demand.foreignCount > 0) this.share(id, demand);
    return id;
  }

  remove(id: number): void {
    const demand = this.demand(id);
    this.set(id, 0);
    if (demand.c >= 0) this.withdraw(demand);
    this.flush(demand);
    this.count(demand, this.ledger?.bytesByClass ?? null);
    for (const link of demand.flowClass.links) {
      const left = (this.onLink[link] ?? []).filter((other) => other !== id);
      this.onLink[link] = left.length > 0 ? left : undefined;
      this.fluid.watchCount[link] -= 1;
      for (const other of left) if (this.demand(other).owner !== demand.owner) this.demand(other).foreignCount -= 1;
    }
    this.ofOwner.set(
      demand.owner,
      (this.ofOwner.get(demand.owner) ?? []).filter((other) => other !== demand),
    );
    this.demands[id] = null;
    this.freeIds.push(id);
  }

  /** Asks for an average member rate from now on. */
  set(id: number, memberBytesPerSecond: number): void {
    const demand = this.demand(id);
    if (memberBytesPerSecond === demand.askedBytesPerSecond) return;
    if (demand.c >= 0 && demand.foreignCount === 0) this.withdraw(demand);
    if (demand.c < 0) this.accrue(demand.owner);
    demand.askedBytesPerSecond = memberBytesPerSecond;
    if (demand.c >= 0) this.fluid.setMemberCap(demand.c, memberBytesPerSecond);
  }

  rate(id: number): number {
    const demand = this.demand(id);
    return demand.c >= 0 ? this.fluid.memberRate(demand.c) : this.soloRate(demand);
  }

  shareIfActive(id: number): number {
    const demand = this.demand(id);
    // No link at all, or only dead ones: nothing slows it down, or nothing moves it.
    if (demand.nominalBytesPerSecond === Infinity) return 1;
    if (demand.nominalBytesPerSecond === 0) return 0;
    const rate = demand.c < 0 ? demand.aloneBytesPerSecond : this.shareOfDemand(demand);
    return rate / demand.nominalBytesPerSecond;
  }

  /** The same as `shareOf`, link by link only where something has changed since it was asked for last. */
  private shareOfDemand({ flowClass, owner, levels, levelVersions }: Demand): number {
    const { links, memberCounts } = flowClass;
    const { linkVersion } = this.fluid;
    let rate = Infinity;
    for (let i = 0; i < links.length; i += 1) {
      const link = links[i];
      if (levelVersions[i] !== linkVersion[link]) {
        levels[i] = this.levelOn(link, memberCounts[i], owner);
        levelVersions[i] = linkVersion[link];
      }
      if (levels[i] < rate) rate = levels[i];
    }
    return rate;
  }

  /** Member rate that a class would get now, next to all but the classes of `owner`. */
  shareOf(flowClass: FlowClass, owner: number): number {
    let rate = Infinity;
    for (let i = 0; i < flowClass.links.length; i += 1) {
      rate = Math.min(rate, this.levelOn(flowClass.links[i], flowClass.memberCounts[i], owner));
    }
    return rate;
  }

  /**
   * Level on one link when traffic held back elsewhere keeps at most its rate and the rest shares. Held back here is what has
   * the highest level on a link that is full: that follows from what is on the link alone, and does not hang on a rounding
   * when traffic is held back here and elsewhere at once.
   */
  private levelOn(link: number, ownWeight: number, owner: number): number {
    const { fairness } = this.fluid;
    const capacity = fairness.capacity[link];
    let everybody = ownWeight;
    let highest = 0;
    for (let hop = fairness.firstHop(link); hop >= 0; hop = fairness.nextHop(hop)) {
      const c = fairness.classOfHop(hop);
      highest = Math.max(highest, fairness.level[c]);
      if (this.ownerOf(c) !== owner) everybody += fairness.mass[c] * fairness.hopWeight[hop];
    }
    const isFull = fairness.linkLoad[link] >= capacity * (1 - tieTolerance);
    const heldHereFrom = isFull ? highest * (1 - tieTolerance) : Infinity;
    let level = capacity / everybody;
    for (;;) {
      let sharing = ownWeight;
      let fixed = 0;
      for (let hop = fairness.firstHop(link); hop >= 0; hop = fairness.nextHop(hop)) {
        const c = fairness.classOfHop(hop);
        if (this.ownerOf(c) === owner) continue;
        const weight = fairness.mass[c] * fairness.hopWeight[hop];
        // Rates below the level of the last round stay: the level only rises from round to round.
        if (fairness.level[c] < heldHereFrom && fairness.level[c] < level) fixed += weight * fairness.level[c];
        else sharing += weight;
      }
      const next = Math.max(0, capacity - fixed) / sharing;
      if (!(next > level * (1 + 1e-12))) return next;
      level = next;
    }
  }

  /** A link has another capacity: what its demands get alone is another rate. */
  capacityChanged(link: number): void {
    for (const id of this.onLink[link] ?? []) {
      const demand = this.demand(id);
      if (demand.c < 0) this.accrue(demand.owner);
      demand.aloneBytesPerSecond = aloneRate(this.fluid.fairness.capacity, demand.flowClass);
      this.note(id, demand);
    }
  }

  takeChanged(): readonly number[] {
    const changed = this.changed;
    for (const id of changed) {
      const demand = this.demands[id];
      if (demand) demand.isChanged = false;
    }
    this.changed = [];
    return changed.filter((id) => this.demands[id] !== null);
  }

  arrived(link: number): void {
    if (this.isAnnouncing) return;
    for (const id of this.onLink[link] ?? []) {
      const demand = this.demand(id);
      demand.foreignCount += 1;
      if (demand.c < 0) this.share(id, demand);
    }
  }

  left(link: number, c: number): void {
    const owner = this.ownerOf(c);
    const isFlow = this.demandOf(c) < 0;
    for (const id of this.onLink[link] ?? []) {
      const demand = this.demand(id);
      if (isFlow) demand.foreignCount -= 1;
      if (demand.owner !== owner) this.note(id, demand);
    }
  }

  rateChanged(link: number, c: number): void {
    const owner = this.ownerOf(c);
    for (const id of this.onLink[link] ?? []) {
      const demand = this.demand(id);
      if (demand.owner !== owner) this.note(id, demand);
    }
  }

  /** Puts what has been carried so far on the ledger's links. */
  flushAll(): void {
    for (const demand of this.demands) if (demand) this.flush(demand);
  }

  /** Adds the bytes of all demands to `bytesByClass`, row-major [linkCount, trafficClasses.length]. */
  countAll(bytesByClass: Float64Array): void {
    for (const demand of this.demands) if (demand) this.count(demand, bytesByClass);
  }

  private count(demand: Demand, bytesByClass: Float64Array | null): void {
    if (bytesByClass === null) return;
    const served = demand.servedBytes + (demand.c >= 0 ? this.fluid.served(demand.c) : 0);
    const { links, memberCounts } = demand.flowClass;
    const column = trafficClassIndex[demand.trafficClass];
    for (let i = 0; i < links.length; i += 1) bytesByClass[links[i] * trafficClasses.length + column] += served * memberCounts[i];
  }

  /** Somebody else is on its links: from now on it competes in the solver. */
  private share(id: number, demand: Demand): void {
    this.flush(demand);
    const { links, memberCounts } = demand.flowClass;
    // Neighbours have counted the demand since it was added: its class is no news to them.
    this.isAnnouncing = true;
    demand.c = this.fluid.open(links, memberCounts, 1, 1, demand.askedBytesPerSecond);
    this.isAnnouncing = false;
    if (demand.c >= this.demandOfClass.length) {
      const longer = new Int32Array(2 * demand.c).fill(-1);
      longer.set(this.demandOfClass);
      this.demandOfClass = longer;
    }
    this.demandOfClass[demand.c] = id;
    this.note(id, demand);
  }

  private withdraw(demand: Demand): void {
    demand.servedBytes += this.fluid.served(demand.c);
    this.fluid.close(demand.c);
    this.demandOfClass[demand.c] = -1;
    demand.c = -1;
    demand.sinceSeconds = this.fluid.nowSeconds;
  }

  /**
   * Counts what the demands of one owner have carried while alone on their links. Links are written once per window, not at
   * each change; all demands of the owner together, so that a window of a link sees the sum.
   */
  private accrue(owner: number): void {
    const now = this.fluid.nowSeconds;
    const group = this.ofOwner.get(owner) ?? [];
    const windowNow = this.ledger?.windowAt(now) ?? 0;
    let isWithinWindow = true;
    for (const demand of group) {
      if (demand.c < 0 && this.ledger !== null && this.ledger.windowAt(demand.sinceSeconds) !== windowNow) isWithinWindow = false;
    }
    if (isWithinWindow) for (const demand of group) this.accrueUntil(demand, now);
    else
      this.accrueOverWindows(
        group.filter((demand) => demand.c < 0),
        now,
      );
  }

  private accrueUntil(demand: Demand, untilSeconds: number): void {
    if (demand.c >= 0 || demand.sinceSeconds >= untilSeconds) return;
    const bytes = this.soloRate(demand) * (untilSeconds - demand.sinceSeconds);
    demand.servedBytes += bytes;
    demand.pendingBytes += bytes;
    demand.sinceSeconds = untilSeconds;
  }

  private accrueOverWindows(group: readonly Demand[], now: number): void {
    const { ledger } = this;
    if (ledger === null) return;
    for (;;) {
      const since = group.reduce((least, demand) => Math.min(least, demand.sinceSeconds), now);
      const window = ledger.windowAt(since);
      const windowEnd = (window + 1) * ledger.windowSeconds;
      const until = Math.min(now, windowEnd);
      for (const demand of group) {
        this.accrueUntil(demand, until);
        if (until === windowEnd && demand.sinceSeconds === until) this.writePending(demand, window);
      }
      if (until >= now) return;
      if (group.every((demand) => this.soloRate(demand) === 0)) for (const demand of group) demand.sinceSeconds = now;
    }
  }

  private soloRate(demand: Demand): number {
    return Math.min(demand.askedBytesPerSecond, demand.aloneBytesPerSecond);
  }

  private flush(demand: Demand): void {
    if (demand.c >= 0) return;
    this.accrue(demand.owner);
    if (this.ledger !== null) this.writePending(demand, this.ledger.windowAt(demand.sinceSeconds));
  }

  private writePending(demand: Demand, window: number): void {
    const { ledger } = this;
    const bytes = demand.pendingBytes;
    demand.pendingBytes = 0;
    if (ledger === null || bytes === 0) return;
    const { links, memberCounts } = demand.flowClass;
    for (let i = 0; i < links.length; i += 1) ledger.addBytes(links[i], window, bytes * memberCounts[i]);
  }

  private countFlows(link: number): number {
    const { fairness } = this.fluid;
    let count = 0;
    for (let hop = fairness.firstHop(link); hop >= 0; hop = fairness.nextHop(hop)) {
      if (this.demandOf(fairness.classOfHop(hop)) < 0) count += 1;
    }
    return count;
  }

  private note(id: number, demand: Demand): void {
    if (demand.isChanged) return;
    demand.isChanged = true;
    this.changed.push(id);
  }

  /** -1: the class is a flow's. */
  private demandOf(c: number): number {
    return c < this.demandOfClass.length ? this.demandOfClass[c] : -1;
  }

  private ownerOf(c: number): number {
    const id = this.demandOf(c);
    return id < 0 ? -1 : this.demand(id).owner;
  }

  private demand(id: number): Demand {
    return this.demands[id] as Demand;
  }
}

/** Rate of a member when the class is alone: of its tightest link. */
function aloneRate(capacity: Float64Array, flowClass: FlowClass): number {
  let rate = Infinity;
  for (let i = 0; i < flowClass.links.length; i += 1) {
    rate = Math.min(rate, capacity[flowClass.links[i]] / flowClass.memberCounts[i]);
  }
  return rate;
}
