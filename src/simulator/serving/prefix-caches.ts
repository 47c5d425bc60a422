import { BlockUnits, evictionOrder } from '../memory/index.ts';
import type { PoolInput } from '../simulation-input.ts';
import type { RequestTrace } from '../workload/index.ts';
import type { RankCache } from './rank.ts';

/**
 * What the prefix caches of each pool's ranks share; null where nothing is cached: the pool does not want it, computes no
 * prompts, or no two prompts have anything in common.
 */
export function rankCaches(trace: RequestTrace): (pool: PoolInput) => RankCache | null {
  const { blocks, inputTokensCount } = trace;
  if (blocks === undefined) return () => null;
  // A request's prompt is on one rank at a time.
  const holds = { units: new Int32Array(inputTokensCount.length), pages: new Int32Array(inputTokensCount.length) };
  return ({ role, prefixCache, kvPageTokensCount }) => {
    if (prefixCache.kind === 'none' || role === 'decode') return null;
    return { units: new BlockUnits(blocks, inputTokensCount, kvPageTokensCount), holds, order: evictionOrder(prefixCache.eviction) };
  };
}
