import { grown, grownInt } from './growing-arrays.ts';
import { IndexedHeap } from './indexed-heap.ts';
import type { LinkLedger } from './link-ledger.ts';
import { MaxMinFairness } from './max-min-fairness.ts';
import { settleAtCaps } from './settle-at-caps.ts';

/** Stands for "no limit" where a finite number is needed: no sum of it loses what it should hold. */
export const unlimitedBytesPerSecond = 1e30;
/** Two instants that are nearer than this share of themselves are one. */
export const instantTolerance = 4e-16;

/** Is told what happens on links that someone watches. */
export interface LinkWatcher {
  arrived(link: number): void;
  left(link: number, c: number): void;
  rateChanged(link: number, c: number): void;
}

/** Classes that move bytes over time: levels from max-min fairness, service counters, finishing times. */
export class FluidClasses {
  readonly fairness: MaxMinFairness;
  readonly watchCount: Int32Array;
  /** Grows with each solution that looked at the link: what hangs on its traffic is as it was until then. */
  readonly linkVersion: Int32Array;
  watcher: LinkWatcher | null = null;
  nowSeconds = 0;
  solveCount = 0;
  private readonly ledger: LinkLedger | null;
  private readonly isFull: boolean;
  private size = 0;
  private capacity = 256;
  private readonly free: number[] = [];
  private isLive = new Uint8Array(256);
  private weight = new Float64Array(256);
  private servedBytes = new Float64Array(256);
  private syncedAtSeconds = new Float64Array(256);
  private thresholdBytes = new Float64Array(256);
  private finishAtSeconds = new Float64Array(256);
  private readonly finishHeap = new IndexedHeap(256);
  private changedClasses = new Int32Array(256);
  private changedClassCount = 0;
  private isChanged = new Uint8Array(256);
  private readonly changedLinks: Int32Array;
  private changedLinkCount = 0;
  private readonly isLinkChanged: Uint8Array;

  constructor(capacityBytesPerSecond: Float64Array, ledger: LinkLedger | null, isFull: boolean) {
    this.fairness = new MaxMinFairness(capacityBytesPerSecond);
    this.ledger = ledger;
    this.isFull = isFull;
    this.watchCount = new Int32Array(capacityBytesPerSecond.length);
    this.linkVersion = new Int32Array(capacityBytesPerSecond.length);
    this.changedLinks = new Int32Array(capacityBytesPerSecond.length);
    this.isLinkChanged = new Uint8Array(capacityBytesPerSecond.length);
  }

  /** A new class of `flowCount` flows; it starts to move at this instant. */
  open(links: Int32Array, memberCounts: Float64Array, weight: number, flowCount: number, memberCap: number): number {
    let c = this.free.pop();
    if (c === undefined) {
      c = this.size;
      this.size += 1;
      if (this.size > this.capacity) this.grow(2 * this.capacity);
    }
    this.isLive[c] = 1;
    this.weight[c] = weight;
    this.servedBytes[c] = 0;
    this.syncedAtSeconds[c] = this.nowSeconds;
    this.thresholdBytes[c] = Infinity;
    this.finishAtSeconds[c] = Infinity;
    const cap = links.length > 0 ? memberCap : Math.min(memberCap, unlimitedBytesPerSecond);
    this.fairness.attach(c, links, memberCounts, weight * flowCount, cap / weight);
    this.noteChanged(c);
    const { watcher, watchCount } = this;
    if (watcher !== null) for (const link of links) if (watchCount[link] > 0) watcher.arrived(link);
    return c;
  }

  /** Ends a class. */
  close(c: number): void {
    const { fairness, watcher, watchCount } = this;
    const end = fairness.hopStart[c] + fairness.hopCount[c];
    for (let hop = fairness.hopStart[c]; hop < end; hop += 1) {
      const link = fairness.hopLink[hop];
      this.noteLink(link);
      if (watcher !== null && watchCount[link] > 0) watcher.left(link, c);
    }
    fairness.detach(c);
    this.finishHeap.remove(c);
    this.isLive[c] = 0;
    this.free.push(c);
  }

  setFlowCount(c: number, flowCount: number): void {
    this.fairness.setMass(c, this.weight[c] * flowCount);
    this.noteChanged(c);
  }

  setMemberCap(c: number, memberCap: number): void {
    const cap = memberCap / this.weight[c];
    const before = this.fairness.levelCap[c];
    if (cap === before) return;
    this.fairness.levelCap[c] = cap;
    // A cap that did not bind and will not bind changes nothing.
    if (this.fairness.bottleneck[c] >= 0 && cap >= this.fairness.level[c] && this.isChanged[c] === 0) return;
    this.noteChanged(c);
  }

  /** Everything on the link is filled again under its new capacity. */
  setCapacity(link: number, bytesPerSecond: number): void {
    const { fairness } = this;
    fairness.capacity[link] = bytesPerSecond;
    this.linkVersion[link] += 1;
    for (let hop = fairness.firstHop(link); hop >= 0; hop = fairness.nextHop(hop)) this.noteChanged(fairness.classOfHop(hop));
  }

  /** The class finishes (something) when it has served this many bytes per member. */
  setThreshold(c: number, thresholdBytes: number): void {
    if (this.thresholdBytes[c] === thresholdBytes) return;
    this.thresholdBytes[c] = thresholdBytes;
    this.retime(c);
  }

  memberRate(c: number): number {
    return this.weight[c] * this.fairness.level[c];
  }

  /** Bytes per member since the class was opened. */
  served(c: number): number {
    const rate = this.memberRate(c);
    return rate > 0 ? this.servedBytes[c] + rate * (this.nowSeconds - this.syncedAtSeconds[c]) : this.servedBytes[c];
  }

  /** Finishing time that comes first, after solving; Infinity if none. */
  nextFinishSeconds(): number {
    const { finishHeap, finishAtSeconds } = this;
    // Keys are lower bounds: a time that has moved back is looked at only when it comes to the top.
    while (finishHeap.size > 0) {
      const c = finishHeap.peekId();
      if (finishHeap.peekKey() >= finishAtSeconds[c]) return finishAtSeconds[c];
      finishHeap.set(c, finishAtSeconds[c]);
    }
    return Infinity;
  }

  /** A class whose time has come at the present instant, its counter exactly at its threshold; -1 if there is none (more). */
  takeFinished(): number {
    const at = this.nextFinishSeconds();
    if (at === Infinity || at > this.nowSeconds * (1 + instantTolerance)) return -1;
    const c = this.finishHeap.peekId();
    this.servedBytes[c] = this.thresholdBytes[c];
    this.syncedAtSeconds[c] = this.nowSeconds;
    this.finishHeap.remove(c);
    return c;
  }

  /** Applies all changes of the present instant. */
  solve(): void {
    if (this.changedClassCount === 0 && this.changedLinkCount === 0) return;
    const { fairness, changedClasses, changedLinks, isLive } = this;
    this.solveCount += 1;
    const changes = {
      classes: changedClasses,
      classCount: this.changedClassCount,
      isLive,
      links: changedLinks,
      linkCount: this.changedLinkCount,
    };
    if (!this.isFull && settleAtCaps(fairness, changes)) {
      for (let i = 0; i < this.changedLinkCount; i += 1) this.isLinkChanged[changedLinks[i]] = 0;
      for (let i = 0; i < this.changedClassCount; i += 1) this.isChanged[changedClasses[i]] = 0;
      this.changedLinkCount = 0;
      this.changedClassCount = 0;
      this.commit();
      return;
    }
    fairness.begin();
    for (let i = 0; i < this.changedLinkCount; i += 1) {
      fairness.touchLink(changedLinks[i]);
      this.isLinkChanged[changedLinks[i]] = 0;
    }
    if (this.isFull) for (let c = 0; c < this.size; c += 1) if (isLive[c] === 1) fairness.openClass(c);
    for (let i = 0; i < this.changedClassCount; i += 1) {
      const c = changedClasses[i];
      this.isChanged[c] = 0;
      if (isLive[c] === 1) fairness.openClass(c);
    }
    this.changedLinkCount = 0;
    this.changedClassCount = 0;
    fairness.fill();
    this.commit();
  }

  private commit(): void {
    const { fairness, ledger, nowSeconds, watcher } = this;
    const { level, newLevel, openedClasses, openedClassCount } = fairness;
    for (let i = 0; i < openedClassCount; i += 1) {
      const c = openedClasses[i];
      if (newLevel[c] === level[c]) continue;
      this.servedBytes[c] = this.served(c);
      this.syncedAtSeconds[c] = nowSeconds;
      level[c] = newLevel[c];
      this.retime(c);
      if (watcher !== null) this.tellWatcher(c);
    }
    const { touchedLinks, touchedLinkCount, linkLoad } = fairness;
    for (let i = 0; i < touchedLinkCount; i += 1) this.linkVersion[touchedLinks[i]] += 1;
    if (ledger === null) return;
    const window = ledger.windowAt(nowSeconds);
    for (let i = 0; i < touchedLinkCount; i += 1) ledger.setRate(touchedLinks[i], linkLoad[touchedLinks[i]], nowSeconds, window);
  }

  private tellWatcher(c: number): void {
    const { fairness, watchCount } = this;
    const end = fairness.hopStart[c] + fairness.hopCount[c];
    for (let hop = fairness.hopStart[c]; hop < end; hop += 1) {
      const link = fairness.hopLink[hop];
      if (watchCount[link] > 0) this.watcher?.rateChanged(link, c);
    }
  }

  private retime(c: number): void {
    const threshold = this.thresholdBytes[c];
    if (threshold === Infinity) {
      if (this.finishHeap.has(c)) this.finishHeap.remove(c);
      return;
    }
    const rate = this.memberRate(c);
    const left = threshold - this.servedBytes[c];
    const at = left <= 0 ? this.nowSeconds : rate > 0 ? Math.max(this.nowSeconds, this.syncedAtSeconds[c] + left / rate) : Infinity;
    this.finishAtSeconds[c] = at;
    if (at < this.finishHeap.keyOf(c) || !this.finishHeap.has(c)) this.finishHeap.set(c, at);
  }

  private noteChanged(c: number): void {
    if (this.isChanged[c] === 1) return;
    this.isChanged[c] = 1;
    this.changedClasses[this.changedClassCount] = c;
    this.changedClassCount += 1;
  }

  private noteLink(link: number): void {
    if (this.isLinkChanged[link] === 1) return;
    this.isLinkChanged[link] = 1;
    this.changedLinks[this.changedLinkCount] = link;
    this.changedLinkCount += 1;
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    this.fairness.growClasses(capacity);
    this.finishHeap.grow(capacity);
    this.weight = grown(this.weight, capacity);
    this.servedBytes = grown(this.servedBytes, capacity);
    this.syncedAtSeconds = grown(this.syncedAtSeconds, capacity);
    this.thresholdBytes = grown(this.thresholdBytes, capacity);
    this.finishAtSeconds = grown(this.finishAtSeconds, capacity);
    this.changedClasses = grownInt(this.changedClasses, capacity);
    const isLive = new Uint8Array(capacity);
    isLive.set(this.isLive);
    this.isLive = isLive;
    const isChanged = new Uint8Array(capacity);
    isChanged.set(this.isChanged);
    this.isChanged = isChanged;
  }
}
