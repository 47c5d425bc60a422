import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { cacheAware, cacheAwareSchema } from './cache-aware.ts';
import { leastLoaded, leastLoadedSchema } from './least-loaded.ts';
import { powerOfD, powerOfDSchema } from './power-of-d.ts';
import { randomRouter, randomRouterSchema } from './random.ts';
import { roundRobin, roundRobinSchema } from './round-robin.ts';
import type { Candidates, RequestRouterKind, RouterCursor } from './router-kind.ts';

export { type Candidates, type RouterCursor, routerCursor, tabledCandidates } from './router-kind.ts';

export const requestRouters = kindFamily('request router', [roundRobin, leastLoaded, randomRouter, powerOfD, cacheAware]);
export const requestRouterSchema = z.discriminatedUnion('kind', [
  roundRobinSchema,
  leastLoadedSchema,
  randomRouterSchema,
  powerOfDSchema,
  cacheAwareSchema,
]);
export type RequestRouterConfig = z.infer<typeof requestRouterSchema>;

/** A router with its parameters bound. */
export interface RequestRouter {
  readonly sharesOneQueue: boolean;
  readonly readsHits: boolean;
  /** Age that the loads it decides on may have. */
  readonly refreshSeconds: number;
  choose(candidates: Candidates, cursor: RouterCursor): number;
}

/** The router that a configuration names. */
export function requestRouter(config: RequestRouterConfig): RequestRouter {
  // The family pairs each config with the member of its own kind.
  const kind = requestRouters.get(config.kind) as RequestRouterKind<RequestRouterConfig>;
  return {
    sharesOneQueue: kind.sharesOneQueue,
    readsHits: kind.readsHits,
    refreshSeconds: 'refreshSeconds' in config ? (config.refreshSeconds ?? 0) : 0,
    choose: (candidates, cursor) => kind.choose(candidates, cursor, config),
  };
}
