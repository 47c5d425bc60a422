import { grown, grownInt } from './growing-arrays.ts';
import { IndexedHeap } from './indexed-heap.ts';

/** Relative slack below which a link counts as full: a hundred times the rounding of a sum of a thousand rates. */
const slackTolerance = 1e-13;
/** Relative excess of a class's level over a link's before the link is said to hold it back. */
const levelTolerance = 1e-12;
const initialClassCapacity = 256;

/** `bottleneck` of a class that runs at its own cap. */
export const boundByCap = -1;
/** `bottleneck` of a class that has not been filled yet. */
const boundByNothing = -2;

/**
 * Exact max-min fair levels of weighted classes over links, filled again only where a change can reach.
 *
 * A class loads link l with mass × weight(l) × level. Filling raises the level of the *open* classes (those being filled
 * again) together; all others are *settled* at their old level. It goes strictly upward:
 * - a link is full: its open classes stop there. Before, any settled class on it that is faster is opened;
 * - the level passes the old level of a link that limits settled classes and the link is not full: they are opened.
 * A class is opened at a level at or below its own old one and nothing above the present level has been decided yet, so
 * nothing is ever undone: one pass, each class opened and closed at most once, and links that stay as they were end the spread.
 * At the end each class has a full link on which nobody is faster, or is at its cap: that allocation is unique
 * (Radunović and Le Boudec 2007), so it is the one that filling everything would give.
 * Levels propagate along the bottleneck structure as in Ros-Giralt et al. 2021.
 */
export class MaxMinFairness {
  readonly linkCount: number;
  readonly capacity: Float64Array;
  /** [linkCount] mass × weight × level over all classes. */
  readonly linkLoad: Float64Array;
  /** Level at which a full link holds its classes. */
  private readonly linkLevel: Float64Array;
  /** Settled classes that the link holds back. */
  readonly linkHeldCount: Int32Array;
  readonly linkHead: Int32Array;

  // Of the filling under way.
  readonly linkStamp: Int32Array;
  private readonly linkIsFull: Uint8Array;
  readonly linkUsed: Float64Array;
  private readonly linkOpenWeight: Float64Array;
  private readonly linkOpenCount: Int32Array;
  private readonly linkHeap: IndexedHeap;
  /** Links whose key waits to be set. */
  private readonly rekeyedLinks: Int32Array;
  private readonly isRekeyed: Uint8Array;
  private rekeyedLinkCount = 0;
  private readonly capHeap = new IndexedHeap(initialClassCapacity);
  stamp = 0;
  /** Links that the last filling looked at. */
  readonly touchedLinks: Int32Array;
  touchedLinkCount = 0;
  /** Classes that the last filling opened; their result is in `newLevel`. */
  openedClasses = new Int32Array(initialClassCapacity);
  openedClassCount = 0;

  // Classes.
  level = new Float64Array(initialClassCapacity);
  newLevel = new Float64Array(initialClassCapacity);
  mass = new Float64Array(initialClassCapacity);
  levelCap = new Float64Array(initialClassCapacity);
  bottleneck = new Int32Array(initialClassCapacity);
  hopStart = new Int32Array(initialClassCapacity);
  hopCount = new Int32Array(initialClassCapacity);
  private classStamp = new Int32Array(initialClassCapacity);
  private classIsOpen = new Uint8Array(initialClassCapacity);

  // Hops: one entry per (class, link), in a doubly linked list per link.
  hopLink = new Int32Array(1024);
  hopWeight = new Float64Array(1024);
  private hopClass = new Int32Array(1024);
  private hopNext = new Int32Array(1024);
  private hopPrevious = new Int32Array(1024);
  private hopEnd = 0;
  private readonly freeHops: number[][] = [];

  constructor(capacity: Float64Array) {
    const n = capacity.length;
    this.linkCount = n;
    this.capacity = capacity;
    this.linkLoad = new Float64Array(n);
    this.linkLevel = new Float64Array(n);
    this.linkHeldCount = new Int32Array(n);
    this.linkHead = new Int32Array(n).fill(-1);
    this.linkStamp = new Int32Array(n);
    this.linkIsFull = new Uint8Array(n);
    this.linkUsed = new Float64Array(n);
    this.linkOpenWeight = new Float64Array(n);
    this.linkOpenCount = new Int32Array(n);
    this.linkHeap = new IndexedHeap(n);
    this.touchedLinks = new Int32Array(n);
    this.rekeyedLinks = new Int32Array(n);
    this.isRekeyed = new Uint8Array(n);
  }

  /** Makes room for classes below `capacity`. */
  growClasses(capacity: number): void {
    this.level = grown(this.level, capacity);
    this.newLevel = grown(this.newLevel, capacity);
    this.mass = grown(this.mass, capacity);
    this.levelCap = grown(this.levelCap, capacity);
    this.bottleneck = grownInt(this.bottleneck, capacity);
    this.hopStart = grownInt(this.hopStart, capacity);
    this.hopCount = grownInt(this.hopCount, capacity);
    this.classStamp = grownInt(this.classStamp, capacity);
    this.openedClasses = grownInt(this.openedClasses, capacity);
    const isOpen = new Uint8Array(capacity);
    isOpen.set(this.classIsOpen);
    this.classIsOpen = isOpen;
    this.capHeap.grow(capacity);
  }

  /** Puts a class on its links at level 0; it must be among the changed classes of the next `fill`. */
  attach(c: number, links: Int32Array, weights: Float64Array, mass: number, levelCap: number): void {
    const count = links.length;
    const start = this.takeHops(count);
    this.hopStart[c] = start;
    this.hopCount[c] = count;
    this.mass[c] = mass;
    this.levelCap[c] = levelCap;
    this.level[c] = 0;
    this.bottleneck[c] = boundByNothing;
    for (let i = 0; i < count; i += 1) {
      const hop = start + i;
      const link = links[i];
      const head = this.linkHead[link];
      this.hopLink[hop] = link;
      this.hopWeight[hop] = weights[i];
      this.hopClass[hop] = c;
      this.hopNext[hop] = head;
      this.hopPrevious[hop] = -1;
      if (head >= 0) this.hopPrevious[head] = hop;
      this.linkHead[link] = hop;
    }
  }

  /** Takes a class off its links, and its load; its links must be among the changed links of the next `fill`. */
  detach(c: number): void {
    if (this.bottleneck[c] >= 0) this.linkHeldCount[this.bottleneck[c]] -= 1;
    const start = this.hopStart[c];
    const end = start + this.hopCount[c];
    const rate = this.mass[c] * this.level[c];
    for (let hop = start; hop < end; hop += 1) {
      const link = this.hopLink[hop];
      const next = this.hopNext[hop];
      const previous = this.hopPrevious[hop];
      if (next >= 0) this.hopPrevious[next] = previous;
      if (previous >= 0) this.hopNext[previous] = next;
      else this.linkHead[link] = next;
      // An empty link carries nothing: what rounding left behind ends here.
      this.linkLoad[link] = this.linkHead[link] < 0 ? 0 : this.linkLoad[link] - rate * this.hopWeight[hop];
    }
    this.freeHops[this.hopCount[c]].push(start);
    this.level[c] = 0;
  }

  /** Changes how many members a class has; it must be among the changed classes of the next `fill`. */
  setMass(c: number, mass: number): void {
    const change = (mass - this.mass[c]) * this.level[c];
    const end = this.hopStart[c] + this.hopCount[c];
    for (let hop = this.hopStart[c]; hop < end; hop += 1) this.linkLoad[this.hopLink[hop]] += change * this.hopWeight[hop];
    this.mass[c] = mass;
  }

  /** First (class, link) entry of a link's list, or -1. */
  firstHop(link: number): number {
    return this.linkHead[link];
  }

  nextHop(hop: number): number {
    return this.hopNext[hop];
  }

  classOfHop(hop: number): number {
    return this.hopClass[hop];
  }

  /** Starts a filling; follow with `openClass` and `touchLink` for what has changed, then `fill`. */
  begin(): void {
    this.stamp += 1;
    this.touchedLinkCount = 0;
    this.openedClassCount = 0;
  }

  /** Names a link on which a class was, or whose capacity has grown. */
  touchLink(link: number): void {
    if (this.linkStamp[link] === this.stamp) return;
    this.touch(link);
    if (this.linkHeldCount[link] > 0) this.linkHeap.set(link, this.linkLevel[link]);
  }

  /** Puts a link among those looked at. Once per filling. */
  touch(link: number): void {
    this.linkStamp[link] = this.stamp;
    this.linkIsFull[link] = 0;
    this.linkUsed[link] = this.linkLoad[link];
    this.linkOpenWeight[link] = 0;
    this.linkOpenCount[link] = 0;
    this.touchedLinks[this.touchedLinkCount] = link;
    this.touchedLinkCount += 1;
  }

  /** Lets a class be filled again. Once per filling. */
  openClass(c: number): void {
    const { hopLink, hopWeight, linkStamp, linkUsed, linkOpenWeight, linkOpenCount, isRekeyed } = this;
    if (this.classStamp[c] === this.stamp) return;
    const start = this.hopStart[c];
    const end = start + this.hopCount[c];
    const held = this.bottleneck[c];
    for (let hop = start; hop < end; hop += 1) {
      const link = hopLink[hop];
      // A tie: a link that has just closed at this class's level holds it as well as the one that no longer does.
      if (linkStamp[link] === this.stamp && this.linkIsFull[link] === 1) {
        if (held >= 0) this.linkHeldCount[held] -= 1;
        this.linkHeldCount[link] += 1;
        this.bottleneck[c] = link;
        return;
      }
    }
    if (held >= 0) this.linkHeldCount[held] -= 1;
    this.classStamp[c] = this.stamp;
    this.classIsOpen[c] = 1;
    this.openedClasses[this.openedClassCount] = c;
    this.openedClassCount += 1;
    const mass = this.mass[c];
    const level = this.level[c];
    for (let hop = start; hop < end; hop += 1) {
      const link = hopLink[hop];
      if (linkStamp[link] !== this.stamp) this.touch(link);
      const weight = mass * hopWeight[hop];
      linkUsed[link] -= weight * level;
      linkOpenWeight[link] += weight;
      linkOpenCount[link] += 1;
      if (isRekeyed[link] === 0) {
        isRekeyed[link] = 1;
        this.rekeyedLinks[this.rekeyedLinkCount] = link;
        this.rekeyedLinkCount += 1;
      }
    }
    if (this.levelCap[c] < Infinity) this.capHeap.set(c, this.levelCap[c]);
  }

  /** Keys of the links that opened classes lie on, once for all that were opened together. */
  private rekey(): void {
    const { linkHeap, rekeyedLinks, isRekeyed } = this;
    for (let i = 0; i < this.rekeyedLinkCount; i += 1) {
      const link = rekeyedLinks[i];
      isRekeyed[link] = 0;
      let key = this.linkOpenCount[link] > 0 ? (this.capacity[link] - this.linkUsed[link]) / this.linkOpenWeight[link] : Infinity;
      if (this.linkHeldCount[link] > 0 && this.linkLevel[link] < key) key = this.linkLevel[link];
      linkHeap.set(link, key);
    }
    this.rekeyedLinkCount = 0;
  }

  /** Fills upward until no class is open. Results are in `newLevel` of `openedClasses` and in `linkLoad`. */
  fill(): void {
    const { linkHeap, capHeap, linkOpenCount, linkOpenWeight, linkUsed, linkHeldCount, linkLevel, capacity } = this;
    this.rekey();
    for (;;) {
      const link = linkHeap.peekId();
      if (capHeap.size > 0 && (link < 0 || capHeap.peekKey() <= linkHeap.peekKey())) {
        const c = capHeap.peekId();
        this.closeClass(c, this.levelCap[c], boundByCap);
        continue;
      }
      if (link < 0) break;
      const isOpen = linkOpenCount[link] > 0;
      const slack = capacity[link] - linkUsed[link];
      const fullAt = isOpen ? Math.max(slack / linkOpenWeight[link], 0) : Infinity;
      const heldAt = linkHeldCount[link] > 0 ? linkLevel[link] : Infinity;
      const key = fullAt < heldAt ? fullAt : heldAt;
      // Keys in the heap are lower bounds: closing a class elsewhere only raises them.
      if (key > linkHeap.peekKey()) {
        if (key === Infinity) linkHeap.remove(link);
        else linkHeap.set(link, key);
        continue;
      }
      if (heldAt < Infinity && slack - (isOpen ? linkOpenWeight[link] * heldAt : 0) > slackTolerance * capacity[link]) {
        this.openHeld(link);
      } else if (!isOpen || !this.openFaster(link, fullAt)) {
        this.closeLink(link, fullAt);
        continue;
      }
      this.rekey();
      if (linkOpenCount[link] === 0 && linkHeldCount[link] === 0) linkHeap.remove(link);
    }
    for (let i = 0; i < this.touchedLinkCount; i += 1) {
      const link = this.touchedLinks[i];
      this.linkLoad[link] = this.linkHead[link] < 0 ? 0 : linkUsed[link];
    }
  }

  /** Opens the settled classes that the link held back until now. */
  private openHeld(link: number): void {
    for (let hop = this.linkHead[link]; hop >= 0; hop = this.hopNext[hop]) {
      const c = this.hopClass[hop];
      if (this.bottleneck[c] === link && this.classStamp[c] !== this.stamp) this.openClass(c);
    }
  }

  /**
   * Opens settled classes that are faster than the level at which the link fills once they share it: below that level a class
   * keeps what it has.
   *
   * @param level at which the link fills when nobody is opened
   * @returns whether there were any
   */
  private openFaster(link: number, level: number): boolean {
    const { hopNext, hopClass, hopWeight, mass, classStamp, stamp } = this;
    const levels = this.level;
    const head = this.linkHead[link];
    const slack = this.capacity[link] - this.linkUsed[link];
    const openWeight = this.linkOpenWeight[link];
    // Upward to the fixed point: with those in the share that are above the last level, the level can only be higher.
    let threshold = level * (1 + levelTolerance);
    for (;;) {
      let freed = slack;
      let sharing = openWeight;
      for (let hop = head; hop >= 0; hop = hopNext[hop]) {
        const c = hopClass[hop];
        if (levels[c] <= threshold || classStamp[c] === stamp) continue;
        const weight = mass[c] * hopWeight[hop];
        freed += weight * levels[c];
        sharing += weight;
      }
      if (sharing === openWeight) return false;
      const next = (freed / sharing) * (1 + levelTolerance);
      if (next <= threshold) break;
      threshold = next;
    }
    const opened = this.openedClassCount;
    for (let hop = head; hop >= 0; hop = hopNext[hop]) {
      const c = hopClass[hop];
      if (levels[c] > threshold && classStamp[c] !== stamp) this.openClass(c);
    }
    return this.openedClassCount > opened;
  }

  /** The link is full: its open classes stop at this level. */
  private closeLink(link: number, level: number): void {
    this.linkHeap.remove(link);
    this.linkIsFull[link] = 1;
    if (this.linkOpenCount[link] === 0) return;
    this.linkLevel[link] = level;
    for (let hop = this.linkHead[link]; hop >= 0 && this.linkOpenCount[link] > 0; hop = this.hopNext[hop]) {
      const c = this.hopClass[hop];
      if (this.classIsOpen[c] === 1) this.closeClass(c, level, link);
    }
  }

  private closeClass(c: number, level: number, bottleneck: number): void {
    const { hopLink, hopWeight, linkUsed, linkOpenWeight, linkOpenCount } = this;
    this.classIsOpen[c] = 0;
    this.newLevel[c] = level;
    this.bottleneck[c] = bottleneck;
    if (bottleneck >= 0) this.linkHeldCount[bottleneck] += 1;
    if (this.capHeap.size > 0) this.capHeap.remove(c);
    const mass = this.mass[c];
    const end = this.hopStart[c] + this.hopCount[c];
    for (let hop = this.hopStart[c]; hop < end; hop += 1) {
      const link = hopLink[hop];
      const weight = mass * hopWeight[hop];
      linkUsed[link] += weight * level;
      const open = linkOpenCount[link] - 1;
      linkOpenCount[link] = open;
      linkOpenWeight[link] = open > 0 ? linkOpenWeight[link] - weight : 0;
    }
  }

  private takeHops(count: number): number {
    while (this.freeHops.length <= count) this.freeHops.push([]);
    const free = this.freeHops[count].pop();
    if (free !== undefined) return free;
    const start = this.hopEnd;
    this.hopEnd += count;
    if (this.hopEnd > this.hopLink.length) {
      const size = Math.max(2 * this.hopLink.length, this.hopEnd);
      this.hopLink = grownInt(this.hopLink, size);
      this.hopWeight = grown(this.hopWeight, size);
      this.hopClass = grownInt(this.hopClass, size);
      this.hopNext = grownInt(this.hopNext, size);
      this.hopPrevious = grownInt(this.hopPrevious, size);
    }
    return start;
  }
}
