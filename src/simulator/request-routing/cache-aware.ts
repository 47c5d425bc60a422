import { z } from 'zod';
import { loadAgeField } from './load-age.ts';
import { bestInTurn, type RequestRouterKind } from './router-kind.ts';

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
  choose: (candidates, cursor, { hitPerLoadRatio }) =>
    bestInTurn(candidates, cursor, (candidate) => hitPerLoadRatio * candidates.hitFraction[candidate] - candidates.loadFraction[candidate]),
} as const satisfies RequestRouterKind<z.infer<typeof cacheAwareSchema>>;
