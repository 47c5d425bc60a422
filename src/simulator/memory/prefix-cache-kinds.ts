import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { evictionSchema } from './eviction/index.ts';

const noPrefixCacheSchema = z.strictObject({ kind: z.literal('none') });
const pagedPrefixCacheSchema = z.strictObject({
  kind: z.literal('paged'),
  eviction: evictionSchema.default({ kind: 'lru' }).meta({ label: 'Eviction', help: 'Which block is overwritten first.' }),
});

const noPrefixCache = { kind: 'none', label: 'None' } as const;
const pagedPrefixCache = { kind: 'paged', label: 'Pages of the KV pool' } as const;

/** Whether a pool keeps the KV of prompts to be found again. */
export const prefixCacheKinds = kindFamily('prefix cache', [pagedPrefixCache, noPrefixCache]);
export const prefixCacheSchema = z.discriminatedUnion('kind', [pagedPrefixCacheSchema, noPrefixCacheSchema]);
export type PrefixCacheConfig = z.infer<typeof prefixCacheSchema>;
/** Of a pool that does not say. */
export const usualPrefixCache: PrefixCacheConfig = { kind: 'paged', eviction: { kind: 'lru' } };
