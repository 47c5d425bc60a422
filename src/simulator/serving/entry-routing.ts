import { type RequestRouter, type RouterCursor, routerCursor } from '../request-routing/index.ts';
import { meanLoad } from './hand-over.ts';
import type { Replica } from './replica.ts';

/** Sends arriving requests to replicas that compute prompts, and there to a data-parallel rank. */
export class EntryRouting {
  private readonly replicas: readonly Replica[];
  private readonly router: RequestRouter;
  private readonly cursor: RouterCursor;
  private readonly loads: Float64Array;
  private readonly hits: Float64Array;
  private readAtSeconds = Number.NEGATIVE_INFINITY;

  constructor(replicas: readonly Replica[], router: RequestRouter, seed: number) {
    this.replicas = replicas;
    this.router = router;
    this.cursor = routerCursor(seed, 'entry');
    this.loads = new Float64Array(replicas.length);
    this.hits = new Float64Array(replicas.length);
  }

  choose(request: number, promptTokens: number, atSeconds: number): { readonly replica: Replica; readonly rankIndex: number } {
    const { replicas, router, loads, hits } = this;
    const areLoadsRead = atSeconds - this.readAtSeconds >= router.refreshSeconds;
    if (areLoadsRead) this.readAtSeconds = atSeconds;
    for (let r = 0; r < replicas.length; r += 1) {
      replicas[r].catchUp(atSeconds);
      if (areLoadsRead) loads[r] = meanLoad(replicas[r]);
      if (router.readsHits) hits[r] = bestHit(replicas[r], request, promptTokens, atSeconds);
    }
    const replica = replicas[router.choose({ loadFraction: loads, hitFraction: hits }, this.cursor)];
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
