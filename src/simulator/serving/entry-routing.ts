import { type RequestRouter, type RouterCursor, routerCursor } from '../request-routing/index.ts';
import type { Replica } from './replica.ts';
import { ReplicaLoads } from './replica-loads.ts';

/** Sends arriving requests to replicas that compute prompts, and there to a data-parallel rank. */
export class EntryRouting {
  private readonly replicas: readonly Replica[];
  private readonly router: RequestRouter;
  private readonly cursor: RouterCursor;
  private readonly loads: ReplicaLoads;
  private request = -1;
  private promptTokens = 0;
  private atSeconds = 0;
  private readAtSeconds = Number.NEGATIVE_INFINITY;

  constructor(replicas: readonly Replica[], router: RequestRouter, seed: number) {
    this.replicas = replicas;
    this.router = router;
    this.cursor = routerCursor(seed, 'entry');
    this.loads = new ReplicaLoads(replicas, {
      canTake: () => true,
      hitFraction: (r) => bestHit(replicas[r], this.request, this.promptTokens, this.atSeconds),
    });
  }

  choose(request: number, promptTokens: number, atSeconds: number): { readonly replica: Replica; readonly rankIndex: number } {
    const { router, loads } = this;
    this.request = request;
    this.promptTokens = promptTokens;
    this.atSeconds = atSeconds;
    const areOld = atSeconds - this.readAtSeconds < router.refreshSeconds;
    loads.ask(request, atSeconds, areOld);
    if (!areOld) this.readAtSeconds = atSeconds;
    if (!areOld && router.refreshSeconds > 0) loads.readAll();
    const replica = this.replicas[router.choose(loads, this.cursor)];
    replica.catchUp(atSeconds);
    return { replica, rankIndex: this.rankOf(replica, request, promptTokens, atSeconds) };
  }

  /** Of the ranks that have most of the prompt, if the router asks, the least loaded. */
  private rankOf({ ranks }: Replica, request: number, promptTokens: number, atSeconds: number): number {
    const tokens = (r: number) => (this.router.readsHits ? ranks[r].foundTokens(request, promptTokens, atSeconds) : 0);
    let best = 0;
    let bestTokens = tokens(0);
    for (let r = 1; r < ranks.length; r += 1) {
      const its = tokens(r);
      if (its < bestTokens || (its === bestTokens && ranks[r].loadFraction() >= ranks[best].loadFraction())) continue;
      best = r;
      bestTokens = its;
    }
    return best;
  }
}

/** Share of a prompt that the rank with most of it has. */
function bestHit({ ranks }: Replica, request: number, promptTokens: number, atSeconds: number): number {
  let tokens = 0;
  for (const rank of ranks) tokens = Math.max(tokens, rank.foundTokens(request, promptTokens, atSeconds));
  return tokens / promptTokens;
}
