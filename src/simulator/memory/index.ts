export { BlockStore } from './block-store.ts';
export { BlockUnits } from './block-units.ts';
export { type EvictionConfig, type EvictionOrder, evictionKinds, evictionOrder, evictionSchema } from './eviction/index.ts';
export { KvPool } from './kv-pool.ts';
export { type BlockHolds, type BlockObserver, PrefixCache } from './prefix-cache.ts';
export { type PrefixCacheConfig, prefixCacheKinds, prefixCacheSchema, usualPrefixCache } from './prefix-cache-kinds.ts';
export {
  fetchRules,
  loadRules,
  type TierOptions,
  type TierPolicy,
  tierOptionsSchema,
  tierPolicySchema,
  usualTierPolicy,
  writeRules,
} from './tiers/index.ts';
