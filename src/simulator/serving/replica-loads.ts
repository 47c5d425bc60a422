import type { Candidates } from '../request-routing/index.ts';
import { MinTree } from './min-tree.ts';
import type { Replica } from './replica.ts';

/** What a request needs to know of a candidate to go there. */
export interface CandidateFacts {
  /** True if it can take the request now. Only leaving requests may make it true again. */
  canTake(candidate: number): boolean;
  hitFraction(candidate: number): number;
}

/**
 * Loads of replicas, for a router that places one request after the other. The load of a replica can only grow while its
 * steps go on, and falls when a request is admitted or gives up its pages, which its ranks tell. What it was when last looked
 * at is therefore a lower bound, and the least loaded is found by looking at the few that may be it: a placement costs
 * O(log replicas), not a visit to each.
 */
export class ReplicaLoads implements Candidates {
  readonly count: number;
  private readonly replicas: readonly Replica[];
  private readonly facts: CandidateFacts;
  private readonly bounds: MinTree;
  private readonly fallen: number[] = [];
  private readonly hasFallen: Uint8Array;
  /** Those that could not take the request: they still cannot, unless their load has fallen. */
  private readonly closed: number[] = [];
  private request = -1;
  private atSeconds = 0;
  /** Loads are those of the last reading, whatever has happened since. */
  private areOld = false;

  constructor(replicas: readonly Replica[], facts: CandidateFacts) {
    this.count = replicas.length;
    this.replicas = replicas;
    this.facts = facts;
    this.bounds = new MinTree(replicas.length);
    this.hasFallen = new Uint8Array(replicas.length);
    replicas.forEach((replica, candidate) => {
      const onFall = () => this.fell(candidate);
      for (const rank of replica.ranks) rank.watchLoad(onFall);
      onFall();
    });
  }

  private fell(candidate: number): void {
    if (this.hasFallen[candidate] === 1) return;
    this.hasFallen[candidate] = 1;
    this.fallen.push(candidate);
  }

  /** The request to be placed, and when. `areOld`: by the loads as they were at the last call that did not say so. */
  ask(request: number, atSeconds: number, areOld: boolean): void {
    this.atSeconds = atSeconds;
    this.areOld = areOld;
    if (request !== this.request) for (let c = this.closed.pop(); c !== undefined; c = this.closed.pop()) this.fell(c);
    this.request = request;
    if (areOld) return;
    for (const candidate of this.fallen) {
      this.hasFallen[candidate] = 0;
      this.bounds.set(candidate, meanLoad(this.replicas[candidate]));
    }
    this.fallen.length = 0;
  }

  /** Brings all loads up to now: they will be asked for when they are old. */
  readAll(): void {
    for (let candidate = 0; candidate < this.count; candidate += 1) this.bounds.set(candidate, this.loadFraction(candidate));
  }

  loadFraction(candidate: number): number {
    if (this.areOld) return this.bounds.valueOf(candidate);
    const replica = this.replicas[candidate];
    replica.catchUp(this.atSeconds);
    return this.facts.canTake(candidate) ? meanLoad(replica) : Number.POSITIVE_INFINITY;
  }

  hitFraction(candidate: number): number {
    this.replicas[candidate].catchUp(this.atSeconds);
    return this.facts.hitFraction(candidate);
  }

  leastLoaded(start: number): number {
    const { bounds } = this;
    while (bounds.least < Number.POSITIVE_INFINITY) {
      const candidate = bounds.firstLeast(start);
      const load = this.loadFraction(candidate);
      if (load <= bounds.least) return candidate;
      bounds.set(candidate, load);
      if (load === Number.POSITIVE_INFINITY) this.closed.push(candidate);
    }
    return -1;
  }
}

/** Tokens waiting or held on all ranks of a replica, over their capacity. */
function meanLoad({ ranks }: Replica): number {
  let sum = 0;
  for (let r = 0; r < ranks.length; r += 1) sum += ranks[r].loadFraction();
  return sum / ranks.length;
}
