import type { StepParts } from '../compute/index.ts';
import { fetchRules, loadRules, type TierPolicy, writeRules } from '../memory/index.ts';
import type { LowerTiers, Rank } from './rank.ts';
import type { Replica } from './replica.ts';
import type { RequestColumns } from './request-columns.ts';
import { addTtft } from './step-ledger.ts';
import type { TierPlace } from './tier-places.ts';
import { aloneBytesPerSecond, type BlockBatch, emptyBatch, type TierTraffic } from './tier-traffic.ts';

/** What the tiers of one rank are made of. */
export interface RankTiersOptions {
  readonly columns: RequestColumns;
  readonly replica: Replica;
  readonly rank: Rank;
  readonly traffic: TierTraffic;
  /** From the fastest tier to the slowest. */
  readonly places: readonly TierPlace[];
  readonly policy: TierPolicy;
  readonly layerCount: number;
  readonly linkBytesPerSecond: Float64Array;
  readonly wake: (replica: Replica) => void;
  /** Tokens that a tier saves a request. */
  readonly onFetched: (tier: number, tokens: number) => void;
}

/** A fetch under way. */
interface Fetch {
  readonly request: number;
  readonly tokens: number;
  readonly startedAtSeconds: number;
  /** Until when an earlier request kept it from being admitted anyway. */
  blockedUntilSeconds: number;
  flowCount: number;
}

/**
 * The KV tiers below the HBM of one data-parallel rank. A prompt that finds blocks in a tier has them fetched where its rule
 * says so; meanwhile it holds its pages and others go first. What leaves HBM, or is computed, is written to the first tier.
 */
export class RankTiers implements LowerTiers {
  private readonly options: RankTiersOptions;
  private readonly readBytesPerSecond: readonly number[];
  private readonly fetches: Fetch[] = [];
  /** Requests for which computing was found to be faster. */
  private readonly declined = new Set<number>();
  private outgoing = emptyBatch();
  private readonly parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };

  constructor(options: RankTiersOptions) {
    this.options = options;
    this.readBytesPerSecond = options.places.map(({ read }) => aloneBytesPerSecond(read, options.linkBytesPerSecond));
  }

  get fetchCount(): number {
    return this.fetches.length;
  }

  /** Seconds of a prompt's prefill alone in its step, in one chunk. */
  private prefillSeconds(newTokens: number, cachedTokens: number): number {
    const { parts } = this;
    const { model, shareFraction } = this.options.replica;
    model.sharedParts(newTokens, newTokens, 1, shareFraction, parts);
    const shared = parts.gemm + parts.attention + parts.expertWeights + parts.collectives + parts.imbalance + parts.bubble + parts.host;
    return shared + model.prefillAttentionSeconds(newTokens, cachedTokens);
  }

  /** Tier of a block: the first that has it; -1: none. */
  private tierOf(id: number, atSeconds: number): number {
    const { places, traffic } = this.options;
    for (let t = 0; t < places.length; t += 1) if (traffic.stores[places[t].store].blocks.find(id, atSeconds) >= 0) return t;
    return -1;
  }

  /**
   * Starts to fetch what the tiers have of a prompt, if that pays and there is room: it is then out of the line until its KV is
   * here. False: it stays in line.
   */
  startFetch(request: number, atSeconds: number): boolean {
    const { columns, rank, replica, places, policy, traffic, wake } = this.options;
    const { cache } = rank;
    if (cache === null || this.declined.has(request)) return false;
    const promptTokens = columns.promptTokens[request];
    // Nothing is decided before there is room: tiers change meanwhile, and steps of a leap do not look.
    const overheadPages = rank.overheadPages(request);
    if (!rank.hasRoomFor(cache.pagesToAdmit(request, promptTokens, atSeconds) + overheadPages)) return false;
    const found = cache.unitsFound(request, atSeconds);
    const hitTokens = cache.creditedTokens(request, found, promptTokens);
    const wholeSeconds = this.prefillSeconds(promptTokens - hitTokens, hitTokens);
    const rule = fetchRules.get(policy.fetch.kind);
    // The leading blocks, cut where it pays most: at the end of a run of blocks of one tier.
    const pages = places.map(() => 0);
    let best = { units: found, tokens: hitTokens, gain: 0, latencySeconds: 0, transferSeconds: 0, pages };
    for (let unit = found, tier = this.unitTier(request, unit, atSeconds); tier >= 0; ) {
      pages[tier] += cache.units.pages(request, unit);
      unit += 1;
      const next = this.unitTier(request, unit, atSeconds);
      if (next !== tier) {
        const tokens = cache.creditedTokens(request, unit, promptTokens);
        const { latencySeconds, transferSeconds } = this.fetchTime(pages);
        const fetchSeconds = latencySeconds + transferSeconds;
        const saved = wholeSeconds - this.prefillSeconds(promptTokens - tokens, tokens);
        const gain = saved - fetchSeconds;
        const isBetter = best.units === found || gain > best.gain;
        if (tokens > hitTokens && isBetter && rule.isFetched(fetchSeconds, saved)) {
          best = { units: unit, tokens, gain, latencySeconds, transferSeconds, pages: pages.slice() };
        }
      }
      tier = next;
    }
    if (best.units === found) {
      this.declined.add(request);
      return false;
    }
    const restSeconds = this.prefillSeconds(promptTokens - best.tokens, best.tokens);
    rank.pool.reserve(overheadPages);
    cache.admit(request, promptTokens, atSeconds);
    if (replica.shortenRun(rank)) wake(replica);
    for (let unit = found; unit < best.units; unit += 1) this.touch(cache.units.id(request, unit), atSeconds);
    // The latency of the devices and the way passes in any case.
    const before = loadRules.get(policy.load.kind).secondsBeforeStart(best.transferSeconds, restSeconds, this.options.layerCount);
    const fetch: Fetch = {
      request,
      tokens: best.tokens,
      startedAtSeconds: atSeconds,
      blockedUntilSeconds: atSeconds,
      flowCount: best.pages.filter((count) => count > 0).length,
    };
    this.fetches.push(fetch);
    const firstFraction = best.transferSeconds > 0 ? before / best.transferSeconds : 1;
    let left = best.tokens - hitTokens;
    best.pages.forEach((count, t) => {
      if (count === 0) return;
      const store = traffic.stores[places[t].store];
      const bytes = count * store.bytesPerPage;
      traffic.countRead(store, bytes, atSeconds);
      const tokens = Math.min(left, count * rank.pool.pageTokensCount);
      left -= tokens;
      if (columns.preemptionCount[request] === 0) this.options.onFetched(store.tier, tokens);
      traffic.start(places[t].read, bytes * firstFraction, 0, (endedAtSeconds) => {
        // The rest comes while the first layers compute.
        if (firstFraction < 1) traffic.start(places[t].read, bytes * (1 - firstFraction), 0, () => {});
        fetch.flowCount -= 1;
        if (fetch.flowCount === 0) this.loaded(fetch, endedAtSeconds);
      });
    });
    return true;
  }

  private unitTier(request: number, unit: number, atSeconds: number): number {
    const { cache } = this.options.rank;
    if (cache === null || unit >= cache.units.count(request)) return -1;
    return this.tierOf(cache.units.id(request, unit), atSeconds);
  }

  /** Of so many pages from each tier at once, alone on their links: that of the tier that takes longest. */
  private fetchTime(pages: readonly number[]): { latencySeconds: number; transferSeconds: number } {
    const { places, traffic } = this.options;
    let longest = { latencySeconds: 0, transferSeconds: 0 };
    for (let t = 0; t < places.length; t += 1) {
      if (pages[t] === 0) continue;
      const { latencySeconds } = places[t].read;
      const transferSeconds = (pages[t] * traffic.stores[places[t].store].bytesPerPage) / this.readBytesPerSecond[t];
      if (latencySeconds + transferSeconds > longest.latencySeconds + longest.transferSeconds)
        longest = { latencySeconds, transferSeconds };
    }
    return longest;
  }

  /** A use: the block is the last to be evicted again. */
  private touch(id: number, atSeconds: number): void {
    const { places, traffic } = this.options;
    const tier = this.tierOf(id, atSeconds);
    if (tier < 0) return;
    const { blocks } = traffic.stores[places[tier].store];
    const slot = blocks.slot(id);
    blocks.hold(slot, atSeconds);
    blocks.letGo(slot, atSeconds);
  }

  private loaded(fetch: Fetch, atSeconds: number): void {
    const { columns, rank, replica, wake } = this.options;
    const { request, tokens } = fetch;
    rank.cache?.enter(request, tokens, atSeconds);
    columns.promptStart[request] = tokens;
    columns.promptDone[request] = tokens;
    this.fetches.splice(this.fetches.indexOf(fetch), 1);
    // What an earlier request, still in line, would have made it wait anyway is no wait for the tier.
    const first = rank.waiting.first();
    const isBlocked = first >= 0 && first < request;
    const hiddenUntil = isBlocked ? atSeconds : fetch.blockedUntilSeconds;
    if (Number.isNaN(columns.prefillEndedAtSeconds[request])) addTtft(columns, request, 'tierFetch', atSeconds - hiddenUntil);
    rank.loaded.pushBack(request);
    wake(replica);
  }

  /** A request has been admitted: later ones could not have been before. */
  admitted(request: number, atSeconds: number): void {
    for (const fetch of this.fetches) if (fetch.request > request) fetch.blockedUntilSeconds = atSeconds;
  }

  /** A block leaves HBM. Written, unless a tier has it already. */
  evicted(id: number, position: number, pages: number): void {
    const { policy, places, traffic } = this.options;
    if (writeRules.get(policy.write.kind).isWrittenWhenComputed) return;
    if (places.some(({ store }) => traffic.stores[store].blocks.has(id))) return;
    addBlock(this.outgoing, id, position, pages);
  }

  /** A block is being computed in the step at hand. */
  entered(id: number, position: number, pages: number): void {
    const { policy, places, traffic } = this.options;
    if (!writeRules.get(policy.write.kind).isWrittenWhenComputed) return;
    if (places.some(({ store }) => traffic.stores[store].blocks.has(id))) return;
    addBlock(this.outgoing, id, position, pages);
  }

  /** Sends what has to be written; what is being computed leaves at the end of its step. */
  flush(atSeconds: number): void {
    if (this.outgoing.ids.length === 0) return;
    const { places, traffic, policy, replica } = this.options;
    const batch = this.outgoing;
    this.outgoing = emptyBatch();
    const isComputed = writeRules.get(policy.write.kind).isWrittenWhenComputed;
    const delaySeconds = isComputed && replica.runSteps > 0 ? Math.max(0, replica.stepRemainingSeconds(atSeconds)) : 0;
    traffic.write(traffic.stores[places[0].store], places[0].write, batch, delaySeconds);
  }
}

function addBlock(batch: BlockBatch, id: number, position: number, pages: number): void {
  batch.ids.push(id);
  batch.positions.push(position);
  batch.pages.push(pages);
}
