import { z } from 'zod';
import { causalPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import {
  groupedDecode,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
} from './grouped-heads.ts';

/** Grouped-query attention (Ainslie et al. 2023): MHA when kvHeads = heads, MQA when kvHeads = 1. */
export const gqaSchema = z
  .strictObject({ kind: z.literal('gqa'), ...groupedHeadsShape })
  .meta({ label: 'Grouped-query attention (MHA, GQA, MQA)' });
export type GqaSpec = z.infer<typeof gqaSchema>;

/** @see docs/models.md#gqa */
export const gqa: AttentionKind<GqaSpec> & { readonly kind: 'gqa' } = {
  kind: 'gqa',
  label: 'Grouped-query attention',
  schema: gqaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  parameterCount: groupedParameterCount,
  projections: groupedProjections,
  kvLayout: (spec, kvStore, tp) => growingCache(groupedKvBytesPerToken(spec, kvStore, tp)),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    groupedPrefill(spec, tp, kvStore, newTokens, causalPairs(newTokens, cachedTokens), newTokens + cachedTokens),
  ],
  decodeKernels: (spec, tp, kvStore) => [
    groupedDecode(spec, tp, kvStore, { readTokens: (contextTokens) => contextTokens, kinkTokens: [] }),
  ],
};
