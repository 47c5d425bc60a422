import type { EvictionOrder } from '../memory/index.ts';
import { BlockStore } from '../memory/index.ts';
import type { FlowClass, FlowNetwork } from '../network/index.ts';
import type { TierStorePlace } from './tier-places.ts';
import type { TierRecorder } from './tier-recorder.ts';

/** Blocks on their way, in three columns. */
export interface BlockBatch {
  readonly ids: number[];
  readonly positions: number[];
  readonly pages: number[];
}

export function emptyBatch(): BlockBatch {
  return { ids: [], positions: [], pages: [] };
}

/** One store of a tier while a run goes on. Pages are those of the KV pools. */
export interface TierStore {
  readonly tier: number;
  readonly blocks: BlockStore;
  readonly capacityPages: number;
  readonly bytesPerPage: number;
  readonly place: TierStorePlace;
  readonly recorder: TierRecorder;
  /** Since the start: carried off, and in. */
  readBytes: number;
  writtenBytes: number;
  /** Pages in use, integrated over time up to `bookedAtSeconds`; and the most there were. */
  pageSeconds: number;
  bookedAtSeconds: number;
  peakPages: number;
}

/** What a store is in a run. */
export function createTierStore(place: TierStorePlace, order: EvictionOrder, bytesPerPage: number, recorder: TierRecorder): TierStore {
  return {
    tier: place.tier,
    blocks: new BlockStore(order),
    capacityPages: Math.floor(place.capacityBytes / bytesPerPage),
    bytesPerPage,
    place,
    recorder,
    readBytes: 0,
    writtenBytes: 0,
    pageSeconds: 0,
    bookedAtSeconds: 0,
    peakPages: 0,
  };
}

/** Books the occupancy of a store up to now. Call before it changes. */
export function bookOccupancy(store: TierStore, atSeconds: number): void {
  const { blocks } = store;
  const pages = blocks.idlePages + blocks.heldPages;
  store.pageSeconds += pages * (atSeconds - store.bookedAtSeconds);
  store.recorder.addOccupancy(store.tier, store.bookedAtSeconds, atSeconds, pages * store.bytesPerPage);
  store.bookedAtSeconds = atSeconds;
}

/** Bytes of one member of a class at its best, times its members. */
export function aloneBytesPerSecond(flowClass: FlowClass, linkBytesPerSecond: Float64Array): number {
  let member = Number.POSITIVE_INFINITY;
  for (let i = 0; i < flowClass.links.length; i += 1) {
    member = Math.min(member, linkBytesPerSecond[flowClass.links[i]] / flowClass.memberCounts[i]);
  }
  return member * flowClass.memberTotal;
}

/**
 * The flows of all tiers: fetches, writes, and moves from tier to tier, of traffic class `tier`. A block can be found in a
 * store when its last byte is there. A write takes a copy: the page in HBM is free at once (a staging buffer is assumed).
 */
export class TierTraffic {
  readonly stores: readonly TierStore[];
  private readonly network: FlowNetwork;
  /** What to do when a flow has ended; by flow. */
  private readonly onEnd: (((atSeconds: number) => void) | undefined)[] = [];

  constructor(network: FlowNetwork, stores: readonly TierStore[]) {
    this.network = network;
    this.stores = stores;
  }

  /** Starts a flow and remembers what follows. */
  start(flowClass: FlowClass, bytes: number, delaySeconds: number, onEnd: (atSeconds: number) => void): void {
    const flow = this.network.startFlow(flowClass, bytes / flowClass.memberTotal, 'tier', { delaySeconds });
    this.onEnd[flow] = onEnd;
  }

  /** True if the flow was a tier's. */
  flowEnded(flow: number, atSeconds: number): boolean {
    const onEnd = this.onEnd[flow];
    if (onEnd === undefined) return false;
    this.onEnd[flow] = undefined;
    onEnd(atSeconds);
    return true;
  }

  /** Sends blocks to a store over a class. */
  write(store: TierStore, flowClass: FlowClass, batch: BlockBatch, delaySeconds: number): void {
    const bytes = batch.pages.reduce((sum, pages) => sum + pages, 0) * store.bytesPerPage;
    this.start(flowClass, bytes, delaySeconds, (atSeconds) => {
      store.writtenBytes += bytes;
      store.recorder.addWritten(store.tier, atSeconds, bytes);
      this.arrive(store, batch, atSeconds);
    });
  }

  private arrive(store: TierStore, { ids, positions, pages }: BlockBatch, atSeconds: number): void {
    const { blocks } = store;
    bookOccupancy(store, atSeconds);
    ids.forEach((id, i) => {
      const slot = blocks.find(id, atSeconds);
      if (slot < 0) blocks.insert(id, pages[i], positions[i], atSeconds);
      else blocks.hold(slot, atSeconds);
      blocks.letGo(blocks.slot(id), atSeconds);
    });
    store.peakPages = Math.max(store.peakPages, Math.min(store.capacityPages, blocks.idlePages));
    this.makeRoom(store, atSeconds);
  }

  /** Bytes leave a store from now on. */
  countRead(store: TierStore, bytes: number, atSeconds: number): void {
    store.readBytes += bytes;
    store.recorder.addRead(store.tier, atSeconds, bytes);
  }

  /** What does not fit moves to the tier below, or is dropped. */
  private makeRoom(store: TierStore, atSeconds: number): void {
    const { blocks, place } = store;
    const below = place.next < 0 ? null : this.stores[place.next];
    const batch = emptyBatch();
    while (blocks.idlePages > store.capacityPages) {
      const pages = blocks.evict(blocks.idlePages - store.capacityPages);
      if (below === null || below.blocks.has(blocks.evictedId)) continue;
      batch.ids.push(blocks.evictedId);
      batch.positions.push(blocks.evictedPosition);
      batch.pages.push(pages);
    }
    if (below === null || place.toNext === null || batch.ids.length === 0) return;
    this.countRead(store, batch.pages.reduce((sum, pages) => sum + pages, 0) * store.bytesPerPage, atSeconds);
    this.write(below, place.toNext, batch, 0);
  }
}
