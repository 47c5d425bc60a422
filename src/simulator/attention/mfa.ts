import { z } from 'zod';
import { causalPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import { groupedDecode, groupedKvBytesPerToken, groupedPrefill } from './grouped-heads.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Multi-matrix factorisation attention (Step-3 report): low-rank queries for many large heads over one KV head. */
export const mfaSchema = z
  .strictObject({
    kind: z.literal('mfa'),
    heads: sizeSchema.meta({ label: 'Query heads' }),
    kvHeads: sizeSchema.meta({ label: 'KV heads' }),
    headDim: sizeSchema.meta({ label: 'Head size' }),
    queryLoraRank: sizeSchema.meta({ label: 'Query rank' }),
  })
  .meta({ label: 'Factorised queries (MFA)' });
export type MfaSpec = z.infer<typeof mfaSchema>;

/** @see docs/models.md#mfa */
export const mfa: AttentionKind<MfaSpec> & { readonly kind: 'mfa' } = {
  kind: 'mfa',
  label: 'Multi-matrix factorisation attention',
  schema: mfaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  // h·q_r + q_r + q_r·H·d + 2·h·K·d + H·d·h: the rank and its norm serve all heads.
  parameterCount({ heads, kvHeads, headDim, queryLoraRank }, hiddenSize, tp) {
    const kv = Math.max(1, kvHeads / tp);
    const query = (heads * headDim) / tp;
    return hiddenSize * queryLoraRank + queryLoraRank + queryLoraRank * query + 2 * hiddenSize * kv * headDim + query * hiddenSize;
  },
  projections({ heads, kvHeads, headDim, queryLoraRank }, hiddenSize, tp) {
    const kv = Math.max(1, kvHeads / tp);
    const query = (heads * headDim) / tp;
    return [
      { name: 'down', outputs: queryLoraRank + 2 * kv * headDim, inputs: hiddenSize },
      { name: 'query-up', outputs: query, inputs: queryLoraRank },
      { name: 'output', outputs: hiddenSize, inputs: query },
    ];
  },
  kvLayout: (spec, kvStore, tp) => growingCache(groupedKvBytesPerToken(spec, kvStore, tp)),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    groupedPrefill(spec, tp, kvStore, newTokens, causalPairs(newTokens, cachedTokens), newTokens + cachedTokens),
  ],
  decodeKernels: (spec, tp, kvStore) => [
    groupedDecode(spec, tp, kvStore, { readTokens: (contextTokens) => contextTokens, kinkTokens: [] }),
  ],
};
