import { z } from 'zod';
import { loadAgeField } from './load-age.ts';
import type { RequestRouterKind } from './router-kind.ts';

export const leastLoadedSchema = z.strictObject({ kind: z.literal('least-loaded'), ...loadAgeField });

/** The replica with the fewest tokens waiting or held, relative to its KV capacity; among equals, each in turn. */
export const leastLoaded = {
  kind: 'least-loaded',
  label: 'Least loaded',
  sharesOneQueue: true,
  readsHits: false,
  choose(candidates, cursor) {
    const best = candidates.leastLoaded(cursor.next);
    if (best >= 0) cursor.next = (best + 1) % candidates.count;
    return best;
  },
} as const satisfies RequestRouterKind<z.infer<typeof leastLoadedSchema>>;
