import { invariant } from '../../base/assert.ts';
import { IndexedHeap } from '../network/indexed-heap.ts';
import type { EvictionOrder } from './eviction/index.ts';

/** Orders of release fit below the weight of a block in one double: 2^37 releases, 2^16 weights. */
const releaseRange = 2 ** 37;
const anonymous = -1;

/**
 * Blocks of KV by identity, with who holds them and in which order the idle ones go. Slots are small integers on typed arrays.
 * Idle space without identity (the tail of a finished request) waits in the same order: it too is overwritten when its turn
 * comes, as in vLLM's queue of free blocks.
 */
export class BlockStore {
  /** Pages of blocks, and of nameless space, that nobody holds. */
  idlePages = 0;
  /** Pages of blocks that somebody holds. */
  heldPages = 0;
  /** Grows when a block comes or goes: what was found before may be found no more. */
  version = 0;
  /** Of the block that `evict` took last: its identity, -1 if it had none, and its position. */
  evictedId = anonymous;
  evictedPosition = 0;
  private readonly order: EvictionOrder;
  private readonly slotOf = new Map<number, number>();
  private readonly idle = new IndexedHeap(64);
  private readonly freeSlots: number[] = [];
  private slotCount = 0;
  private releases = 0;
  private ids = new Int32Array(64);
  private pages = new Int32Array(64);
  private holders = new Int32Array(64);
  private uses = new Int32Array(64);
  private positions = new Int32Array(64);
  private usedAtSeconds = new Float64Array(64);

  constructor(order: EvictionOrder) {
    this.order = order;
  }

  /** Slot of a block; -1 if it is not here, or its life is over. */
  find(id: number, atSeconds: number): number {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return -1;
    if (this.holders[slot] === 0 && atSeconds - this.usedAtSeconds[slot] > this.order.lifeSeconds) return -1;
    return slot;
  }

  /** True if a block is here, whatever its age. */
  has(id: number): boolean {
    return this.slotOf.has(id);
  }

  /** Slot of a block that is known to be here, whatever its age. */
  slot(id: number): number {
    const slot = this.slotOf.get(id);
    invariant(slot !== undefined, 'a block that is held is here');
    return slot;
  }

  pagesOf(slot: number): number {
    return this.pages[slot];
  }

  isHeld(slot: number): boolean {
    return this.holders[slot] > 0;
  }

  /** A new block, held once. */
  insert(id: number, pages: number, position: number, atSeconds: number): void {
    const old = this.slotOf.get(id);
    // Here still, though its life is over: it comes anew.
    if (old !== undefined) this.remove(old);
    const slot = this.newSlot();
    this.slotOf.set(id, slot);
    this.ids[slot] = id;
    this.pages[slot] = pages;
    this.holders[slot] = 1;
    this.uses[slot] = 1;
    this.positions[slot] = position;
    this.usedAtSeconds[slot] = atSeconds;
    this.heldPages += pages;
    this.version += 1;
  }

  /** One more holds the block. */
  hold(slot: number, atSeconds: number): void {
    this.holders[slot] += 1;
    this.uses[slot] += 1;
    this.usedAtSeconds[slot] = atSeconds;
    if (this.holders[slot] > 1) return;
    this.idle.remove(slot);
    this.idlePages -= this.pages[slot];
    this.heldPages += this.pages[slot];
  }

  /** One fewer holds the block. True if nobody does now: it is idle, and the last in its order. */
  letGo(slot: number, atSeconds: number): boolean {
    this.holders[slot] -= 1;
    invariant(this.holders[slot] >= 0, 'a block is let go as often as it is held');
    if (this.holders[slot] > 0) return false;
    this.usedAtSeconds[slot] = atSeconds;
    this.heldPages -= this.pages[slot];
    this.queue(slot, this.order.weight({ useCount: this.uses[slot], position: this.positions[slot] }));
    return true;
  }

  /** Idle space without identity. */
  addNameless(pages: number): void {
    if (pages === 0) return;
    const slot = this.newSlot();
    this.ids[slot] = anonymous;
    this.pages[slot] = pages;
    this.holders[slot] = 0;
    this.queue(slot, 0);
  }

  /** Overwrites up to `wantedPages` of the idle space whose turn it is. @returns pages; 0 if nothing is idle */
  evict(wantedPages: number): number {
    const slot = this.idle.peekId();
    this.evictedId = anonymous;
    if (slot < 0) return 0;
    const pages = this.pages[slot];
    if (this.ids[slot] === anonymous && pages > wantedPages) {
      this.pages[slot] -= wantedPages;
      this.idlePages -= wantedPages;
      return wantedPages;
    }
    this.evictedId = this.ids[slot];
    this.evictedPosition = this.positions[slot];
    this.remove(slot);
    return pages;
  }

  private queue(slot: number, weight: number): void {
    this.idle.set(slot, weight * releaseRange + this.releases);
    this.releases += 1;
    this.idlePages += this.pages[slot];
  }

  private remove(slot: number): void {
    this.idle.remove(slot);
    this.idlePages -= this.pages[slot];
    this.freeSlots.push(slot);
    if (this.ids[slot] === anonymous) return;
    this.slotOf.delete(this.ids[slot]);
    this.version += 1;
  }

  private newSlot(): number {
    const free = this.freeSlots.pop();
    if (free !== undefined) return free;
    if (this.slotCount === this.ids.length) this.grow();
    this.slotCount += 1;
    return this.slotCount - 1;
  }

  private grow(): void {
    const capacity = this.ids.length * 2;
    const longer = (column: Int32Array) => {
      const grown = new Int32Array(capacity);
      grown.set(column);
      return grown;
    };
    this.ids = longer(this.ids);
    this.pages = longer(this.pages);
    this.holders = longer(this.holders);
    this.uses = longer(this.uses);
    this.positions = longer(this.positions);
    const usedAtSeconds = new Float64Array(capacity);
    usedAtSeconds.set(this.usedAtSeconds);
    this.usedAtSeconds = usedAtSeconds;
    this.idle.grow(capacity);
  }
}
