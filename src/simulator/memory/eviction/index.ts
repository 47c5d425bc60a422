import { z } from 'zod';
import { kindFamily } from '../../../base/kinds.ts';
import type { EvictionKind } from './eviction-kind.ts';
import { leastFrequentlyUsed, leastFrequentlyUsedSchema } from './least-frequently-used.ts';
import { leastRecentlyUsed, leastRecentlyUsedSchema } from './least-recently-used.ts';
import { lengthAware, lengthAwareSchema } from './length-aware.ts';
import { timeToLive, timeToLiveSchema } from './time-to-live.ts';

export type { BlockUse } from './eviction-kind.ts';

export const evictionKinds = kindFamily('eviction order', [leastRecentlyUsed, leastFrequentlyUsed, timeToLive, lengthAware]);
export const evictionSchema = z.discriminatedUnion('kind', [
  leastRecentlyUsedSchema,
  leastFrequentlyUsedSchema,
  timeToLiveSchema,
  lengthAwareSchema,
]);
export type EvictionConfig = z.infer<typeof evictionSchema>;

/** An eviction order with its parameters bound. */
export interface EvictionOrder {
  readonly weight: EvictionKind<EvictionConfig>['weight'];
  readonly lifeSeconds: number;
}

/** The order that a configuration names. */
export function evictionOrder(config: EvictionConfig): EvictionOrder {
  // The family pairs each config with the member of its own kind.
  const kind = evictionKinds.get(config.kind) as EvictionKind<EvictionConfig>;
  return { weight: (use) => kind.weight(use), lifeSeconds: kind.lifeSeconds(config) };
}
