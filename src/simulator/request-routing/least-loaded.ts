import { z } from 'zod';
import type { RequestRouterKind } from './router-kind.ts';

export const leastLoadedSchema = z.strictObject({ kind: z.literal('least-loaded') });

/** The replica with the fewest tokens waiting or held, relative to its KV capacity; among equals, each in turn. */
export const leastLoaded = {
  kind: 'least-loaded',
  label: 'Least loaded',
  sharesOneQueue: true,
  choose(loadFraction, cursor) {
    let best = -1;
    let bestLoad = Number.POSITIVE_INFINITY;
    for (let tried = 0; tried < loadFraction.length; tried += 1) {
      const candidate = (cursor.next + tried) % loadFraction.length;
      if (loadFraction[candidate] < bestLoad) {
        best = candidate;
        bestLoad = loadFraction[candidate];
      }
    }
    if (best >= 0) cursor.next = (best + 1) % loadFraction.length;
    return best;
  },
} as const satisfies RequestRouterKind;
