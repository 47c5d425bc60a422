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

/** What a router knows of the candidates. Asking costs what finding out costs: a rule asks for what it reads, and no more. */
export interface Candidates {
  readonly count: number;
  /** Tokens waiting or held, over the KV capacity; Infinity: cannot take the request. */
  loadFraction(candidate: number): number;
  /** Share of the prompt whose KV is in HBM there. 0 where it is not asked for, or nothing is kept. */
  hitFraction(candidate: number): number;
  /** The candidate with the lowest load; among equals the first from `start` on, round the end. -1: none can take the request. */
  leastLoaded(start: number): number;
}

/** Candidates whose loads and hits lie in tables, [candidateCount] each. */
export function tabledCandidates(loadFraction: Float64Array, hitFraction: Float64Array): Candidates {
  const count = loadFraction.length;
  return {
    count,
    loadFraction: (candidate) => loadFraction[candidate],
    hitFraction: (candidate) => hitFraction[candidate],
    leastLoaded(start) {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let tried = 0; tried < count; tried += 1) {
        const candidate = (start + tried) % count;
        if (loadFraction[candidate] >= least) continue;
        best = candidate;
        least = loadFraction[candidate];
      }
      return best;
    },
  };
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
