import { z } from 'zod';
import type { RequestRouterKind } from './router-kind.ts';

export const roundRobinSchema = z.strictObject({ kind: z.literal('round-robin') });

/** Each replica in turn, skipping those that cannot take the request. */
export const roundRobin = {
  kind: 'round-robin',
  label: 'Round robin',
  sharesOneQueue: false,
  choose(loadFraction, cursor) {
    for (let tried = 0; tried < loadFraction.length; tried += 1) {
      const candidate = (cursor.next + tried) % loadFraction.length;
      if (loadFraction[candidate] === Number.POSITIVE_INFINITY) continue;
      cursor.next = (candidate + 1) % loadFraction.length;
      return candidate;
    }
    return -1;
  },
} as const satisfies RequestRouterKind;
