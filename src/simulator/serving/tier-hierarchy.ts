import type { TierSeries, TierSummary } from '../../results/index.ts';
import { evictionOrder } from '../memory/index.ts';
import type { FlowNetwork } from '../network/index.ts';
import { RankTiers } from './rank-tiers.ts';
import type { Replica } from './replica.ts';
import type { RequestColumns } from './request-columns.ts';
import type { ServingSystem } from './serving-system.ts';
import { placeTiers, type TierPlaces } from './tier-places.ts';
import { TierRecorder } from './tier-recorder.ts';
import { bookOccupancy, createTierStore, type TierStore, TierTraffic } from './tier-traffic.ts';

const secondsPerDay = 86_400;

/** What the tiers of a run are made of. */
export interface TierHierarchyOptions {
  readonly system: ServingSystem;
  readonly columns: RequestColumns;
  readonly network: FlowNetwork;
  readonly replicas: readonly Replica[];
  /** [replica] index of its pool, and within it. */
  readonly placeOf: readonly { readonly pool: number; readonly replica: number }[];
  readonly wake: (replica: Replica) => void;
}

/** All KV tiers of a run below HBM, and what becomes of them. */
export class TierHierarchy {
  private readonly options: TierHierarchyOptions;
  private readonly traffic: TierTraffic;
  private readonly recorder: TierRecorder;
  private readonly capacityBytes: Float64Array;
  private readonly ranks: RankTiers[] = [];
  /** [tier] tokens that were fetched instead of computed. */
  private readonly hitTokens: number[];

  constructor(options: TierHierarchyOptions) {
    this.options = options;
    const { system, network, replicas, placeOf } = options;
    const { tiers } = system.input;
    const places = placeTiers(system);
    const model = system.stepModels[placeOf[0].pool][0];
    // All pools that compute prompts store alike: the compiler has refused others.
    const pool = system.input.pools.find(({ role }) => role !== 'decode') ?? system.input.pools[0];
    this.capacityBytes = new Float64Array(tiers.length);
    for (const { tier, capacityBytes } of places.stores) this.capacityBytes[tier] += capacityBytes;
    this.recorder = new TierRecorder(this.capacityBytes);
    this.hitTokens = tiers.map(() => 0);
    const stores = places.stores.map((place): TierStore => {
      const { pageBytes, eviction } = tiers[place.tier].options;
      const layerBytes = (pool.kvPageTokensCount * model.kvBytesPerToken) / system.layerCount;
      const bytesPerPage = system.layerCount * Math.ceil(layerBytes / pageBytes) * pageBytes;
      return createTierStore(place, evictionOrder(eviction), bytesPerPage, this.recorder);
    });
    this.traffic = new TierTraffic(network, stores);
    replicas.forEach((replica) => this.equip(replica, places));
  }

  private equip(replica: Replica, places: TierPlaces): void {
    const { system, columns, wake, placeOf } = this.options;
    const { input } = system;
    const { pool, replica: replicaIndex } = placeOf[replica.index];
    replica.ranks.forEach((rank, r) => {
      if (rank.cache === null) return;
      const own = places.of(pool, replicaIndex, r).filter((place) => place !== null);
      if (own.length === 0) return;
      const tiers = new RankTiers({
        columns,
        replica,
        rank,
        traffic: this.traffic,
        places: own,
        policy: input.tierPolicy,
        layerCount: system.layerCount,
        linkBytesPerSecond: input.network.linkBandwidthBytesPerSecond,
        wake,
        onFetched: (tier, tokens) => {
          this.hitTokens[tier] += tokens;
        },
      });
      rank.tiers = tiers;
      rank.isPrefetched = input.tierPolicy.isPrefetched;
      rank.cache.observer = tiers;
      this.ranks.push(tiers);
    });
  }

  /** True if the flow was a tier's. */
  flowEnded(flow: number, atSeconds: number): boolean {
    return this.traffic.flowEnded(flow, atSeconds);
  }

  /** At the end of an instant: sends what has to be written. */
  flush(atSeconds: number): void {
    for (const rank of this.ranks) rank.flush(atSeconds);
  }

  /** Books all stores up to the end of the run. */
  summaries(endSeconds: number): TierSummary[] {
    const { tiers } = this.options.system.input;
    for (const store of this.traffic.stores) bookOccupancy(store, endSeconds);
    return tiers.map(({ id, devices }, t) => {
      const stores = this.traffic.stores.filter(({ tier }) => tier === t);
      const sum = (of: (store: TierStore) => number) => stores.reduce((total, store) => total + of(store), 0);
      const capacityBytes = this.capacityBytes[t];
      const writtenBytes = sum((store) => store.writtenBytes);
      const deviceBytes = devices.reduce((total, device) => total + device.capacityBytes, 0);
      const limits = devices.map(({ enduranceWritesPerDay }) => enduranceWritesPerDay).filter((limit) => limit !== null);
      return {
        id,
        capacityBytes,
        meanOccupancyFraction: endSeconds > 0 ? sum((store) => store.pageSeconds * store.bytesPerPage) / (capacityBytes * endSeconds) : 0,
        peakOccupancyFraction: sum((store) => store.peakPages * store.bytesPerPage) / capacityBytes,
        readBytes: sum((store) => store.readBytes),
        writtenBytes,
        fetchedTokensCount: this.hitTokens[t],
        writesPerDayRatio: endSeconds > 0 ? (writtenBytes / deviceBytes) * (secondsPerDay / endSeconds) : 0,
        enduranceWritesPerDayRatio: limits.length > 0 ? Math.min(...limits) : null,
      };
    });
  }

  series(endSeconds: number): TierSeries {
    return this.recorder.series(
      this.options.system.input.tiers.map(({ id }) => id),
      endSeconds,
    );
  }
}
