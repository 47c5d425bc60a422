import { z } from 'zod';
import { loadAgeField } from './load-age.ts';
import { bestInTurn, type RequestRouterKind } from './router-kind.ts';

export const leastLoadedSchema = z.strictObject({ kind: z.literal('least-loaded'), ...loadAgeField });

/** The replica with the fewest tokens waiting or held, relative to its KV capacity; among equals, each in turn. */
export const leastLoaded = {
  kind: 'least-loaded',
  label: 'Least loaded',
  sharesOneQueue: true,
  readsHits: false,
  choose: (candidates, cursor) => bestInTurn(candidates, cursor, (candidate) => -candidates.loadFraction[candidate]),
} as const satisfies RequestRouterKind<z.infer<typeof leastLoadedSchema>>;
