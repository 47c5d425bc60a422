import { invariant } from '../../base/assert.ts';
import type { FlowClass, Router } from '../network/index.ts';
import { type Route, RouteBuilder } from '../network/routing/route.ts';
import type { TierInput } from '../simulation-input.ts';
import { kvEndpoint, type ServingSystem } from './serving-system.ts';

/** Devices of a tier that are used together: the KV of one rank is spread evenly over those next to its accelerators. */
export interface TierStorePlace {
  readonly tier: number;
  /** Indices into the tier's devices. */
  readonly devices: readonly number[];
  readonly capacityBytes: number;
  /** Store of the tier below, for what is evicted here; -1: there is none. */
  next: number;
  /** Ways to it. */
  toNext: FlowClass | null;
}

/** The store of one tier for one data-parallel rank, and the ways there. */
export interface TierPlace {
  readonly store: number;
  readonly read: FlowClass;
  readonly write: FlowClass;
}

/** Where the KV of each rank goes. */
export interface TierPlaces {
  readonly stores: readonly TierStorePlace[];
  /** One for each tier; null where no device of the tier can be reached. */
  of(pool: number, replica: number, dataParallelRank: number): readonly (TierPlace | null)[];
}

/** Devices of a tier at the least number of links from a node. */
function nearestDevices(router: Router, node: number, deviceAt: ReadonlyMap<number, number>): number[] {
  const { linkTo, nodeKinds } = router.graph;
  const seen = new Set<number>([node]);
  let frontier = [node];
  while (frontier.length > 0) {
    const found: number[] = [];
    const next: number[] = [];
    for (const from of frontier) {
      for (const link of router.outLinks(from)) {
        const to = linkTo[link];
        if (seen.has(to)) continue;
        seen.add(to);
        const device = deviceAt.get(to);
        if (device !== undefined) found.push(device);
        const isEnd = nodeKinds[to] === 'accelerator' || nodeKinds[to] === 'memory' || nodeKinds[to] === 'storage';
        if (!isEnd) next.push(to);
      }
    }
    if (found.length > 0) return found.sort((a, b) => a - b);
    frontier = next;
  }
  return [];
}

/** Inside the server by the shortest way, else through the accelerator's own NIC. */
function tierRoute(router: Router, device: number, node: number, nic: number, isRead: boolean): Route {
  const [from, to] = isRead ? [device, node] : [node, device];
  if (nic >= 0 && !router.isLocal(from, to)) {
    const outer = isRead ? router.route(device, nic) : router.route(nic, device);
    const inner = isRead ? router.route(nic, node) : router.route(node, nic);
    if (outer && inner) {
      const builder = new RouteBuilder();
      builder.addRoute(outer);
      builder.addRoute(inner);
      return builder.build(outer.latencySeconds + inner.latencySeconds);
    }
  }
  const route = router.route(from, to);
  invariant(route, 'a device that was found can be reached');
  return route;
}

function throughRank(router: Router, from: number, rank: number, to: number): Route {
  const up = router.route(from, rank);
  const down = router.route(rank, to);
  invariant(up && down, 'both tiers of a rank can be reached from it');
  const builder = new RouteBuilder();
  builder.addRoute(up);
  builder.addRoute(down);
  return builder.build(up.latencySeconds + down.latencySeconds);
}

interface Member {
  readonly route: Route;
  readonly share: number;
  readonly latencySeconds: number;
}

function classOf(members: readonly Member[], memberTotal: number): FlowClass {
  const builder = new RouteBuilder();
  let latency = 0;
  for (const { route, share, latencySeconds } of members) {
    for (let i = 0; i < route.links.length; i += 1) builder.add(route.links[i], route.fractions[i] * share);
    latency = Math.max(latency, route.latencySeconds + latencySeconds);
  }
  const { links, fractions } = builder.build(latency);
  return { links, memberCounts: fractions, memberTotal, latencySeconds: latency };
}

/** Finds the devices next to each replica, and joins devices that a replica uses together into stores. */
export function placeTiers(system: ServingSystem): TierPlaces {
  const { input, router } = system;
  const stores: TierStorePlace[] = [];
  const nearest = input.tiers.map((tier) => {
    const deviceAt = new Map(tier.devices.map(({ node }, device) => [node, device]));
    const known = new Map<number, number[]>();
    return (node: number): number[] => {
      const devices = known.get(node) ?? nearestDevices(router, node, deviceAt);
      known.set(node, devices);
      return devices;
    };
  });
  const storeOfDevice = input.tiers.map((tier, t) => joinStores(system, tier, t, nearest[t], stores));

  function placeOf(pool: number, replica: number, dataParallelRank: number): readonly (TierPlace | null)[] {
    const { ranks, nics } = kvEndpoint(input.pools[pool], replica, dataParallelRank);
    return input.tiers.map((tier, t): TierPlace | null => {
      if (nearest[t](ranks[0]).length === 0) return null;
      const members = (isRead: boolean) =>
        Array.from(ranks).flatMap((node, i) =>
          nearest[t](node).map((device, _, all): Member => {
            const { node: deviceNode, latencySeconds } = tier.devices[device];
            return { route: tierRoute(router, deviceNode, node, nics[i], isRead), share: 1 / all.length, latencySeconds };
          }),
        );
      return {
        store: storeOfDevice[t][nearest[t](ranks[0])[0]],
        read: classOf(members(true), ranks.length),
        write: classOf(members(false), ranks.length),
      };
    });
  }
  const places = new Map<string, readonly (TierPlace | null)[]>();
  const of: TierPlaces['of'] = (pool, replica, rank) => {
    const key = `${pool} ${replica} ${rank}`;
    const found = places.get(key) ?? placeOf(pool, replica, rank);
    places.set(key, found);
    return found;
  };
  joinTiers(system, stores, of);
  return { stores, of };
}

/** [device] store of each. Appends the stores. */
function joinStores(
  system: ServingSystem,
  tier: TierInput,
  tierIndex: number,
  nearest: (node: number) => number[],
  stores: TierStorePlace[],
): Int32Array {
  const parent = Int32Array.from(tier.devices, (_, device) => device);
  const root = (device: number): number => {
    let at = device;
    while (parent[at] !== at) at = parent[at];
    return at;
  };
  for (const { role, replicas } of system.input.pools) {
    if (role === 'decode') continue;
    for (const { ranks } of replicas) {
      const together = Array.from(ranks).flatMap(nearest);
      for (const device of together) parent[root(device)] = root(together[0]);
    }
  }
  const storeOfDevice = new Int32Array(tier.devices.length).fill(-1);
  const byRoot = new Map<number, number[]>();
  tier.devices.forEach((_, device) => {
    const group = byRoot.get(root(device)) ?? [];
    byRoot.set(root(device), group);
    group.push(device);
  });
  for (const devices of byRoot.values()) {
    for (const device of devices) storeOfDevice[device] = stores.length;
    const capacityBytes = devices.reduce((sum, device) => sum + tier.devices[device].capacityBytes, 0) * tier.options.capacityFraction;
    stores.push({ tier: tierIndex, devices, capacityBytes, next: -1, toNext: null });
  }
  return storeOfDevice;
}

/** What a store evicts goes where the first rank that uses it has its next tier. */
function joinTiers({ input, router, stepModels }: ServingSystem, stores: readonly TierStorePlace[], of: TierPlaces['of']): void {
  input.pools.forEach((pool, p) => {
    if (pool.role === 'decode') return;
    pool.replicas.forEach((_, r) => {
      for (let rank = 0; rank < stepModels[p][r].dataParallelCount; rank += 1) {
        const chain = of(p, r, rank).filter((place) => place !== null);
        for (let i = 0; i + 1 < chain.length; i += 1) {
          const store = stores[chain[i].store];
          if (store.next >= 0) continue;
          store.next = chain[i + 1].store;
          const below = stores[store.next];
          const count = Math.max(store.devices.length, below.devices.length);
          const members = Array.from({ length: count }, (_member, m): Member => {
            const from = input.tiers[store.tier].devices[store.devices[m % store.devices.length]];
            const to = input.tiers[below.tier].devices[below.devices[m % below.devices.length]];
            // Memory on an accelerator has no other way out than through it.
            const rankNode = pool.replicas[r].ranks[0];
            const route = router.route(from.node, to.node) ?? throughRank(router, from.node, rankNode, to.node);
            return { route, share: 1, latencySeconds: from.latencySeconds + to.latencySeconds };
          });
          store.toNext = classOf(members, count);
        }
      }
    });
  });
}
