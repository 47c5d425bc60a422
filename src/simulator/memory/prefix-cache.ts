import type { BlockStore } from './block-store.ts';
import type { BlockUnits } from './block-units.ts';
import type { KvPool } from './kv-pool.ts';

/** Units of each request that it holds in one cache, and their pages: [requestCount] each. */
export interface BlockHolds {
  readonly units: Int32Array;
  readonly pages: Int32Array;
}

/** What a prefix cache is made of. */
export interface PrefixCacheOptions {
  readonly pool: KvPool;
  readonly units: BlockUnits;
  readonly holds: BlockHolds;
  readonly store: BlockStore;
}

/** Who wants to know of blocks that come to the cache and leave it. */
export interface BlockObserver {
  /** A block is new: computed, or about to be in the step being filled. */
  entered(id: number, position: number, pages: number): void;
  /** A block has been overwritten. */
  evicted(id: number, position: number, pages: number): void;
}

/**
 * Prefix cache of one data-parallel rank on its paged KV pool, by vLLM V1's rules: full pages are known by the hash chain of
 * the tokens up to their end; a request holds what it finds and what it computes from the moment it is scheduled; released
 * pages stay, and can be found, until their turn to be overwritten comes. Where two requests compute the same block it is kept
 * once (as SGLang's radix tree does; vLLM keeps both copies while both run).
 *
 * @see Kwon et al., SOSP 2023; vLLM docs/design/prefix_caching.md
 */
export class PrefixCache {
  observer: BlockObserver | null = null;
  private readonly options: PrefixCacheOptions;
  private lookedUpRequest = -1;
  private lookedUpVersion = -1;
  private lookedUpAtSeconds = -1;
  private foundUnits = 0;
  private readonly answerIds: number[] = [];

  constructor(options: PrefixCacheOptions) {
    this.options = options;
  }

  get store(): BlockStore {
    return this.options.store;
  }

  get units(): BlockUnits {
    return this.options.units;
  }

  /** Leading units of a request that are here. */
  unitsFound(request: number, atSeconds: number): number {
    const { units, store } = this.options;
    if (this.lookedUpRequest === request && this.lookedUpVersion === store.version && this.lookedUpAtSeconds === atSeconds) {
      return this.foundUnits;
    }
    const count = units.count(request);
    let unit = 0;
    while (unit < count && store.find(units.id(request, unit), atSeconds) >= 0) unit += 1;
    this.lookedUpRequest = request;
    this.lookedUpVersion = store.version;
    this.lookedUpAtSeconds = atSeconds;
    this.foundUnits = unit;
    return unit;
  }

  /** Tokens that a prompt need not compute: at least one is left, whose result is the first output token. */
  hitTokens(request: number, promptTokens: number, atSeconds: number): number {
    return this.creditedTokens(request, this.unitsFound(request, atSeconds), promptTokens);
  }

  /** Tokens that so many leading units save a prompt. */
  creditedTokens(request: number, unitCount: number, promptTokens: number): number {
    const { units, pool } = this.options;
    if (unitCount === 0) return 0;
    const page = pool.pageTokensCount;
    return Math.min(units.tokensThrough(request, unitCount - 1), Math.floor((promptTokens - 1) / page) * page);
  }

  /** Free pages that admitting a prompt takes, idle ones that it finds included. */
  pagesToAdmit(request: number, promptTokens: number, atSeconds: number): number {
    const { units, store, pool } = this.options;
    const found = this.unitsFound(request, atSeconds);
    let pages = pool.pagesFor(promptTokens);
    for (let unit = 0; unit < found; unit += 1) {
      const slot = store.slot(units.id(request, unit));
      if (store.isHeld(slot)) pages -= store.pagesOf(slot);
    }
    return pages;
  }

  /** Takes the pages of a prompt, holding what it finds. `pagesToAdmit` must be free. */
  admit(request: number, promptTokens: number, atSeconds: number): void {
    const { units, store, pool, holds } = this.options;
    const pages = this.pagesToAdmit(request, promptTokens, atSeconds);
    const found = this.unitsFound(request, atSeconds);
    let heldPages = 0;
    for (let unit = 0; unit < found; unit += 1) {
      const slot = store.slot(units.id(request, unit));
      store.hold(slot, atSeconds);
      heldPages += store.pagesOf(slot);
    }
    holds.units[request] = found;
    holds.pages[request] = heldPages;
    pool.reserve(pages);
    this.trim();
  }

  /** The first `tokens` of a prompt are computed, or will be in the step that is being filled: their units can be found. */
  enter(request: number, tokens: number, atSeconds: number): void {
    const { units, holds } = this.options;
    const count = units.count(request);
    for (let unit = holds.units[request]; unit < count && units.tokensThrough(request, unit) <= tokens; unit += 1) {
      if (!this.enterUnit(request, unit, units.id(request, unit), units.pages(request, unit), atSeconds)) return;
    }
  }

  /** A request has ended with KV of `tokens`: units of its answer, held, so that the next turn can find them. Their pages. */
  private enterAnswer(request: number, tokens: number, atSeconds: number): number {
    const { units, holds, pool, store } = this.options;
    const first = units.firstAnswerUnit(request);
    // A chain with a gap is of no use.
    if (holds.units[request] < first) return 0;
    const pagesOfUnit = units.unitTokensCount / pool.pageTokensCount;
    let pages = 0;
    for (let unit = first; (unit + 1) * units.unitTokensCount <= tokens; unit += 1) {
      const id = units.answerId(request, unit);
      if (id < 0) break;
      if (store.find(id, atSeconds) >= 0) continue;
      // The prompt's last pages may lie in the first of these, under their own name.
      const own = unit === first && holds.units[request] > first ? pagesOfUnit - units.pages(request, first) : pagesOfUnit;
      store.insert(id, own, unit, atSeconds);
      this.observer?.entered(id, unit, own);
      this.answerIds.push(id);
      pages += own;
    }
    return pages;
  }

  private enterUnit(request: number, unit: number, id: number, pages: number, atSeconds: number): boolean {
    const { store, pool, holds } = this.options;
    const slot = store.find(id, atSeconds);
    if (slot < 0) {
      store.insert(id, pages, unit, atSeconds);
      this.observer?.entered(id, unit, pages);
    } else {
      // Computed by somebody else meanwhile: the own copy is given up.
      if (store.pagesOf(slot) !== pages) return false;
      if (store.isHeld(slot)) pool.release(pages);
      store.hold(slot, atSeconds);
      store.addNameless(pages);
    }
    holds.units[request] = unit + 1;
    holds.pages[request] += pages;
    return true;
  }

  /** A request gives up its KV of `tokens`. `hasEnded`: with its answer complete. Its last page is the first to be overwritten. */
  release(request: number, tokens: number, hasEnded: boolean, atSeconds: number): void {
    const { units, store, pool, holds } = this.options;
    const ownPages = pool.pagesFor(tokens) - holds.pages[request];
    pool.release(ownPages);
    const answerPages = hasEnded ? this.enterAnswer(request, tokens, atSeconds) : 0;
    store.addNameless(ownPages - answerPages);
    for (let id = this.answerIds.pop(); id !== undefined; id = this.answerIds.pop()) store.letGo(store.slot(id), atSeconds);
    for (let unit = holds.units[request] - 1; unit >= 0; unit -= 1) {
      const slot = store.slot(units.id(request, unit));
      if (store.letGo(slot, atSeconds)) pool.release(store.pagesOf(slot));
    }
    holds.units[request] = 0;
    holds.pages[request] = 0;
  }

  /** Overwrites idle pages until what is held and what is idle fit the pool. */
  trim(): void {
    const { store, pool } = this.options;
    for (;;) {
      const excess = pool.usedPages + store.idlePages - pool.capacityPages;
      if (excess <= 0) return;
      const pages = store.evict(excess);
      if (store.evictedId >= 0) this.observer?.evicted(store.evictedId, store.evictedPosition, pages);
    }
  }
}
