import { BlockStore, BlockUnits, evictionOrder, KvPool, PrefixCache } from '../memory/index.ts';
import type { PoolInput } from '../simulation-input.ts';
import { generateRequests, type RequestClassConfig, type RequestTrace } from '../workload/index.ts';

/** Requests that stand for a generated workload; the first half fills the cache. */
const generatedCount = 1500;

/** A rank that computes prompts, as far as its cache is concerned. */
export interface CachingRank {
  readonly pool: PoolInput;
  readonly capacityTokens: number;
}

function cacheOf({ pool, capacityTokens }: CachingRank, trace: RequestTrace): { cache: PrefixCache; kvPool: KvPool } | null {
  const { blocks, inputTokensCount } = trace;
  const { prefixCache, kvPageTokensCount } = pool;
  if (blocks === undefined || prefixCache.kind === 'none') return null;
  const kvPool = new KvPool(capacityTokens, kvPageTokensCount);
  const holds = { units: new Int32Array(inputTokensCount.length), pages: new Int32Array(inputTokensCount.length) };
  const store = new BlockStore(evictionOrder(prefixCache.eviction));
  const units = new BlockUnits(blocks, inputTokensCount, kvPageTokensCount);
  return { kvPool, cache: new PrefixCache({ pool: kvPool, store, units, holds }) };
}

/** [requestCount] tokens of each prompt that are found, when requests go to the ranks in turn and one at a time. */
function replay(trace: RequestTrace, ranks: readonly CachingRank[]): Int32Array {
  const { inputTokensCount, arrivedAtSeconds } = trace;
  const hits = new Int32Array(inputTokensCount.length);
  const caches = ranks.map((rank) => cacheOf(rank, trace));
  for (let request = 0; request < hits.length; request += 1) {
    const own = caches[request % caches.length];
    const tokens = inputTokensCount[request];
    if (own === null || own.kvPool.pagesFor(tokens) > own.kvPool.capacityPages) continue;
    const at = arrivedAtSeconds[request];
    hits[request] = own.cache.hitTokens(request, tokens, at);
    own.cache.admit(request, tokens, at);
    own.cache.enter(request, tokens, at);
    own.cache.release(request, tokens, true, at);
  }
  return hits;
}

const known = new WeakMap<object, Map<string, Int32Array | readonly Int32Array[]>>();

function remember<Found extends Int32Array | readonly Int32Array[]>(
  workload: object,
  ranks: readonly CachingRank[],
  seed: number,
  find: () => Found,
): Found {
  const byRanks = known.get(workload) ?? new Map<string, Int32Array | readonly Int32Array[]>();
  known.set(workload, byRanks);
  const key = JSON.stringify([seed, ranks.map(({ pool, capacityTokens }) => [capacityTokens, pool.kvPageTokensCount, pool.prefixCache])]);
  const found = (byRanks.get(key) as Found | undefined) ?? find();
  // The latest only: an edit that changes the ranks seldom comes back to what was.
  byRanks.clear();
  byRanks.set(key, found);
  return found;
}

/**
 * [requestCount] tokens of each prompt of a recorded trace that a prefix cache holds already. Approximations: requests go to
 * the ranks in turn, and their caches have the whole KV pool. Kept with the trace.
 */
export function traceHits(trace: RequestTrace, ranks: readonly CachingRank[]): Int32Array {
  if (trace.blocks === undefined || ranks.length === 0) return new Int32Array(trace.inputTokensCount.length);
  return remember(trace, ranks, 0, () => replay(trace, ranks));
}

/**
 * For each class, tokens of a prompt that a prefix cache holds already, by the quantile of its length: a sample of requests is
 * replayed through one rank, and a prompt is taken to find what the prompt at its quantile found.
 */
export function classHits(
  classes: readonly RequestClassConfig[],
  ranks: readonly CachingRank[],
  seed: number,
): readonly ((quantile: number) => number)[] {
  if (ranks.length === 0 || classes.every(({ prefix }) => prefix.kind === 'none')) return classes.map(() => () => 0);
  // What one of many ranks sees of independent requests is like what any other sees.
  const one = ranks.slice(0, 1);
  const found = remember(classes, one, seed, () => {
    const trace = generateRequests(classes.map(openArrivals), generatedCount, seed);
    const hits = replay(trace, one);
    const measured = Array.from({ length: generatedCount / 2 }, (_, i) => generatedCount / 2 + i);
    return classes.map((_, c) =>
      Int32Array.from(
        measured.filter((request) => trace.classIndex[request] === c).sort((a, b) => trace.inputTokensCount[a] - trace.inputTokensCount[b]),
        (request) => hits[request],
      ),
    );
  });
  return found.map((hits) => (quantile) => (hits.length === 0 ? 0 : hits[Math.min(hits.length - 1, Math.floor(quantile * hits.length))]));
}

/** Who comes after whom is all that a cache sees. */
function openArrivals(requestClass: RequestClassConfig): RequestClassConfig {
  const isClosed = requestClass.arrivals.kind === 'closed-loop';
  return isClosed ? { ...requestClass, arrivals: { kind: 'poisson', ratePerSecond: 1 } } : requestClass;
}
