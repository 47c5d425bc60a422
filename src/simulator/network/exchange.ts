import type { Unreachable } from './kv-route.ts';
import type { Router } from './router.ts';
import type { LinkShares } from './routing/route.ts';
import { isScaleUpLink } from './scale-up-link.ts';

/** What an exchange found of its ways. */
export interface ExchangeWays {
  /** Of the longest way inside scale-up domains, and of the longest other one. */
  readonly insideLatencySeconds: number;
  readonly outsideLatencySeconds: number;
  /** Two ranks that no path joins: then the links are not all there. */
  readonly unreachable: Unreachable | null;
}

/** Ranks and the NIC of each (-1: none). */
export interface ExchangeMembers {
  readonly ranks: readonly number[];
  readonly nics: readonly number[];
}

/**
 * Adds `share` on the way from each rank to each other: what `routeByNics` gives pair by pair, up to rounding, for less. Where
 * ranks hang on the same scale-up switches the sum over pairs is known; elsewhere ways consist of legs (rank to NIC, NIC to NIC,
 * switch to switch where the policy allows, NIC to rank), and a leg of many pairs is walked once.
 */
export function addExchange(router: Router, { ranks, nics }: ExchangeMembers, share: number, into: LinkShares): ExchangeWays {
  const count = ranks.length;
  const hubs = ranks.map((rank) => router.hubOf(rank));
  let insideLatencySeconds = 0;
  for (const hub of new Set(hubs)) {
    const onHub = ranks.filter((_, i) => hubs[i] === hub);
    if (hub >= 0 && onHub.length > 1) insideLatencySeconds = Math.max(insideLatencySeconds, router.addHubExchange(onHub, share, into));
  }
  const legs = new Legs(router);
  // Targets outside: a search for paths is made for a target, and serves all sources.
  for (let to = 0; to < count; to += 1) {
    for (let from = 0; from < count; from += 1) {
      if (from === to || (hubs[from] >= 0 && hubs[from] === hubs[to])) continue;
      legs.addWay(ranks[from], nics[from], nics[to], ranks[to]);
    }
  }
  legs.put(share, into);
  return {
    insideLatencySeconds: Math.max(insideLatencySeconds, legs.insideLatencySeconds),
    outsideLatencySeconds: legs.outsideLatencySeconds,
    unreachable: legs.unreachable,
  };
}

/** Parts of ways, each with the number of ways that it is part of. */
class Legs {
  insideLatencySeconds = 0;
  outsideLatencySeconds = 0;
  unreachable: Unreachable | null = null;
  private readonly router: Router;
  /** By its two ends: the number of a leg. */
  private readonly numbers = new Map<number, number>();
  private readonly wayCounts: number[] = [];
  /** null: no path. */
  private readonly latencySeconds: (number | null)[] = [];
  private readonly isInside: boolean[] = [];
  /** Links of leg i are those from `starts[i]` up to `starts[i + 1]`. */
  private readonly starts = [0];
  private readonly links: number[] = [];
  private readonly shares: number[] = [];

  constructor(router: Router) {
    this.router = router;
  }

  addWay(from: number, fromNic: number, toNic: number, to: number): void {
    const stops = this.stops(from, fromNic, toNic, to);
    const legs: number[] = [];
    for (let i = 1; i < stops.length; i += 1) legs.push(this.leg(stops[i - 1], stops[i]));
    if (legs.some((leg) => this.latencySeconds[leg] === null)) {
      const whole = this.router.routeByNics(from, fromNic, toNic, to);
      if (whole === null) {
        this.unreachable ??= { from, to };
        return;
      }
      whole.links.forEach((link, i) => {
        this.add(link, whole.fractions[i]);
      });
      legs.splice(0, legs.length, this.endLeg(whole.latencySeconds));
    }
    let latencySeconds = 0;
    let isInside = true;
    for (const leg of legs) {
      this.wayCounts[leg] += 1;
      latencySeconds += this.latencySeconds[leg] as number;
      isInside &&= this.isInside[leg];
    }
    if (isInside) this.insideLatencySeconds = Math.max(this.insideLatencySeconds, latencySeconds);
    else this.outsideLatencySeconds = Math.max(this.outsideLatencySeconds, latencySeconds);
  }

  /** Adds all that has been collected. */
  put(share: number, into: LinkShares): void {
    const { starts, links, shares, wayCounts } = this;
    for (const [leg, count] of wayCounts.entries()) {
      if (count === 0) continue;
      for (let i = starts[leg]; i < starts[leg + 1]; i += 1) into.add(links[i], share * count * shares[i]);
    }
  }

  /** For the router: takes up a link of the leg under way. */
  add(link: number, share: number): void {
    this.links.push(link);
    this.shares.push(share);
  }

  private stops(from: number, fromNic: number, toNic: number, to: number): readonly number[] {
    const { router } = this;
    const stops = router.stopsByNics(from, fromNic, toNic, to);
    if (stops.length !== 4) return stops;
    const between = router.switchesBetween(fromNic, toNic);
    return between.length === 0 ? stops : [from, fromNic, ...between, toNic, to];
  }

  private leg(from: number, to: number): number {
    const key = from * this.router.graph.nodeIds.length + to;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const leg = this.endLeg(this.router.addRoute(from, to, 1, this));
    this.numbers.set(key, leg);
    return leg;
  }

  private endLeg(latencySeconds: number | null): number {
    const { links, starts, wayCounts } = this;
    const leg = wayCounts.length;
    wayCounts.push(0);
    this.latencySeconds.push(latencySeconds);
    this.isInside.push(links.slice(starts[leg]).every((link) => isScaleUpLink(this.router.graph, link)));
    starts.push(links.length);
    return leg;
  }
}
