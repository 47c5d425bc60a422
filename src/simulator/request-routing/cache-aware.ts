import { z } from 'zod';
import { loadAgeField } from './load-age.ts';
import type { RequestRouterKind } from './router-kind.ts';

export const cacheAwareSchema = z.strictObject({
  kind: z.literal('cache-aware'),
  hitPerLoadRatio: z.number().nonnegative().default(1).meta({
    label: 'Weight of a hit',
    help: 'Score: this times the share of the prompt that is in HBM there, less tokens waiting or held over the KV capacity.',
    unit: '',
  }),
  ...loadAgeField,
});

/** The highest weight × overlap − load (inference-science §3.6, as in SGLang's and Dynamo's routers); among equals, each in turn. */
export const cacheAware = {
  kind: 'cache-aware',
  label: 'Cache-aware score',
  sharesOneQueue: false,
  readsHits: true,
  choose(candidates, cursor, { hitPerLoadRatio }) {
    const { count } = candidates;
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let tried = 0; tried < count; tried += 1) {
      const candidate = (cursor.next + tried) % count;
      const load = candidates.loadFraction(candidate);
      if (load === Number.POSITIVE_INFINITY) continue;
      const score = hitPerLoadRatio * candidates.hitFraction(candidate) - load;
      if (score <= bestScore) continue;
      best = candidate;
      bestScore = score;
    }
    if (best >= 0) cursor.next = (best + 1) % count;
    return best;
  },
} as const satisfies RequestRouterKind<z.infer<typeof cacheAwareSchema>>;
