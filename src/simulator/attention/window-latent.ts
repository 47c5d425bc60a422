import { z } from 'zod';
import { limitedPairs } from './attended-pairs.ts';
import type { AttentionKind } from './attention-kind.ts';
import {
  entryBytes,
  sharedLatentDecode,
  sharedLatentFlopsPerPair,
  sharedLatentParameterCount,
  sharedLatentProjections,
  sharedLatentShape,
} from './shared-latent.ts';

/** DeepSeek-V4's plain window layers: heads over the last `windowTokens` entries, with sinks. */
export const windowLatentSchema = z
  .strictObject({ kind: z.literal('window-latent'), ...sharedLatentShape })
  .meta({ label: 'Window over shared entries (DeepSeek-V4)' });
export type WindowLatentSpec = z.infer<typeof windowLatentSchema>;

/** @see docs/models.md#compressed-attention-csa-and-hca */
export const windowLatent: AttentionKind<WindowLatentSpec> & { readonly kind: 'window-latent' } = {
  kind: 'window-latent',
  label: 'Window over shared entries',
  schema: windowLatentSchema,
  headCount: (spec) => spec.outputGroups,
  kvHeadCount: () => 1,
  parameterCount: sharedLatentParameterCount,
  projections: sharedLatentProjections,
  kvLayout: (spec, kvStore) => ({
    bytesPerToken: 0,
    windowTokens: spec.windowTokens,
    bytesPerWindowToken: entryBytes(spec, kvStore),
    bytesPerSequence: 0,
  }),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    {
      family: 'mla',
      flops: sharedLatentFlopsPerPair(spec, tp) * limitedPairs(newTokens, cachedTokens, spec.windowTokens),
      bytes: (newTokens + Math.min(cachedTokens, spec.windowTokens - 1)) * entryBytes(spec, kvStore),
    },
  ],
  decodeKernels: (spec, tp, kvStore) => [
    sharedLatentDecode(spec, tp, kvStore, {
      family: 'mla',
      readTokens: (contextTokens) => Math.min(contextTokens, spec.windowTokens),
      kinkTokens: [spec.windowTokens],
      readsPerQuery: false,
    }),
  ],
};
