import { z } from 'zod';
import type { EvictionKind } from './eviction-kind.ts';

export const timeToLiveSchema = z.strictObject({
  kind: z.literal('ttl'),
  lifeSeconds: z.number().positive().meta({ label: 'Time to live', help: 'Kept so long after its last use, room permitting.', unit: 's' }),
});

/** A session's blocks live for a fixed time after its last turn; when room is short before, the least recently used go. */
export const timeToLive = {
  kind: 'ttl',
  label: 'Time to live of a session',
  weight: () => 0,
  lifeSeconds: (config) => config.lifeSeconds,
} as const satisfies EvictionKind<z.infer<typeof timeToLiveSchema>>;
