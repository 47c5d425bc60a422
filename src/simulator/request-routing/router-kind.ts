import { type RandomStream, randomStream } from '../../base/rng.ts';

/** Where a router left off; one for each set of candidates. */
export interface RouterCursor {
  next: number;
  readonly random: RandomStream;
}

/** @param name of the stream of draws, one for each set of candidates */
export function routerCursor(seed: number, name: string): RouterCursor {
  return { next: 0, random: randomStream(seed, `router/${name}`) };
}

/** What a router knows of the candidates, [candidateCount] each. */
export interface Candidates {
  /** Tokens waiting or held, over the KV capacity; Infinity: cannot take the request. */
  readonly loadFraction: Float64Array;
  /** Share of the prompt whose KV is in HBM there. All 0 where it is not asked for, or nothing is kept. */
  readonly hitFraction: Float64Array;
}

/** A rule that picks a replica for a request. */
export interface RequestRouterKind<Config> {
  readonly kind: string;
  readonly label: string;
  /** @returns index of the candidate, or -1 if none can take the request */
  choose(candidates: Candidates, cursor: RouterCursor, config: Config): number;
  /** True if a free replica never stands idle while a request waits elsewhere: what the estimate's queue assumes. */
  readonly sharesOneQueue: boolean;
  /** True if it asks what each candidate has of the prompt. */
  readonly readsHits: boolean;
}

/** The candidate with the highest score; among equals, each in turn. -1: none can take the request. */
export function bestInTurn({ loadFraction }: Candidates, cursor: RouterCursor, score: (candidate: number) => number): number {
  const count = loadFraction.length;
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let tried = 0; tried < count; tried += 1) {
    const candidate = (cursor.next + tried) % count;
    if (loadFraction[candidate] === Number.POSITIVE_INFINITY) continue;
    const its = score(candidate);
    if (its > bestScore) {
      best = candidate;
      bestScore = its;
    }
  }
  if (best >= 0) cursor.next = (best + 1) % count;
  return best;
}
