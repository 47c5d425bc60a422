import { z } from 'zod';
import { bestInTurn, type RequestRouterKind } from './router-kind.ts';

export const roundRobinSchema = z.strictObject({ kind: z.literal('round-robin') });

/** Each replica in turn, skipping those that cannot take the request. */
export const roundRobin = {
  kind: 'round-robin',
  label: 'Round robin',
  sharesOneQueue: false,
  readsHits: false,
  choose: (candidates, cursor) => bestInTurn(candidates, cursor, () => 0),
} as const satisfies RequestRouterKind<z.infer<typeof roundRobinSchema>>;
