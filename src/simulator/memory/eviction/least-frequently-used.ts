import { z } from 'zod';
import { type EvictionKind, largestWeight } from './eviction-kind.ts';

export const leastFrequentlyUsedSchema = z.strictObject({ kind: z.literal('lfu') });

/** The block that was found least often since it came; among equals the least recently used. */
export const leastFrequentlyUsed = {
  kind: 'lfu',
  label: 'Least frequently used',
  weight: ({ useCount }) => Math.min(useCount, largestWeight),
  lifeSeconds: () => Number.POSITIVE_INFINITY,
} as const satisfies EvictionKind<z.infer<typeof leastFrequentlyUsedSchema>>;
