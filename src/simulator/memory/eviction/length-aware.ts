import { z } from 'zod';
import { type EvictionKind, largestWeight } from './eviction-kind.ts';

export const lengthAwareSchema = z.strictObject({ kind: z.literal('length-aware') });

/**
 * The block that lies deepest in its prompt: beginnings are shared by more requests, and a block without those before it is
 * of no use.
 *
 * @see Qin et al., Mooncake, FAST 2025, LengthAwareCache
 */
export const lengthAware = {
  kind: 'length-aware',
  label: 'Deepest in its prompt',
  weight: ({ position }) => Math.max(0, largestWeight - position),
  lifeSeconds: () => Number.POSITIVE_INFINITY,
} as const satisfies EvictionKind<z.infer<typeof lengthAwareSchema>>;
