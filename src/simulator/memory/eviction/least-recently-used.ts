import { z } from 'zod';
import type { EvictionKind } from './eviction-kind.ts';

export const leastRecentlyUsedSchema = z.strictObject({ kind: z.literal('lru') });

/** The block that was let go first, of one request its last block (vLLM's free queue). */
export const leastRecentlyUsed = {
  kind: 'lru',
  label: 'Least recently used',
  weight: () => 0,
  lifeSeconds: () => Number.POSITIVE_INFINITY,
} as const satisfies EvictionKind<z.infer<typeof leastRecentlyUsedSchema>>;
