export { BlockStore } from './block-store.ts';
export { BlockUnits } from './block-units.ts';
export { type EvictionConfig, type EvictionOrder, evictionKinds, evictionOrder, evictionSchema } from './eviction/index.ts';
export { KvPool } from './kv-pool.ts';
export { type BlockHolds, PrefixCache } from './prefix-cache.ts';
export { type PrefixCacheConfig, prefixCacheKinds, prefixCacheSchema, usualPrefixCache } from './prefix-cache-kinds.ts';
