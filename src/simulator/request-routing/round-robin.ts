import { z } from 'zod';
import type { RequestRouterKind } from './router-kind.ts';

export const roundRobinSchema = z.strictObject({ kind: z.literal('round-robin') });

/** Each replica in turn, skipping those that cannot take the request. */
export const roundRobin = {
  kind: 'round-robin',
  label: 'Round robin',
  sharesOneQueue: false,
  readsHits: false,
  choose(candidates, cursor) {
    const { count } = candidates;
    for (let tried = 0; tried < count; tried += 1) {
      const candidate = (cursor.next + tried) % count;
      if (candidates.loadFraction(candidate) === Number.POSITIVE_INFINITY) continue;
      cursor.next = (candidate + 1) % count;
      return candidate;
    }
    return -1;
  },
} as const satisfies RequestRouterKind<z.infer<typeof roundRobinSchema>>;
