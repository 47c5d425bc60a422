import { z } from 'zod';
import { causalPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import {
  latentBytesPerToken,
  latentDecode,
  latentHeadsShape,
  latentParameterCount,
  latentPrefill,
  latentProjections,
} from './latent-heads.ts';

/** Multi-head latent attention (DeepSeek-V2 report §2.1): one latent and one rope key per token, for all heads. */
export const mlaSchema = z
  .strictObject({ kind: z.literal('mla'), ...latentHeadsShape })
  .meta({ label: 'Multi-head latent attention (MLA)' });
export type MlaSpec = z.infer<typeof mlaSchema>;

/** @see docs/models.md#mla */
export const mla: AttentionKind<MlaSpec> & { readonly kind: 'mla' } = {
  kind: 'mla',
  label: 'Multi-head latent attention',
  schema: mlaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: () => 1,
  parameterCount: latentParameterCount,
  projections: latentProjections,
  // The latent is not per head: every rank of a TP group holds it whole.
  kvLayout: (spec, kvStore) => growingCache(latentBytesPerToken(spec, kvStore)),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    latentPrefill(spec, tp, kvStore, newTokens, cachedTokens, causalPairs(newTokens, cachedTokens), false),
  ],
  decodeKernels: (spec, tp, kvStore) => [latentDecode(spec, tp, kvStore, { readTokens: (contextTokens) => contextTokens, kinkTokens: [] })],
};
