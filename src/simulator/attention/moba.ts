import { z } from 'zod';
import { kvBytesPerElement } from '../number-format.ts';
import { causalPairs, limitedPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import {
  groupedDecode,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
  headsPerRank,
} from './grouped-heads.ts';

const sizeSchema = z.int().positive().max(1e7);

/**
 * Mixture of block attention (arXiv 2502.13189): a query scores the mean key of each block of `blockTokens` and attends to the
 * `topKBlocks` best, its own among them. No parameters of its own.
 */
export const mobaSchema = z
  .strictObject({
    kind: z.literal('moba'),
    ...groupedHeadsShape,
    blockTokens: sizeSchema.meta({ label: 'Block', unit: 'tokens' }),
    topKBlocks: sizeSchema.meta({ label: 'Blocks chosen' }),
  })
  .meta({ label: 'Mixture of block attention (MoBA)' });
export type MobaSpec = z.infer<typeof mobaSchema>;

/** @see docs/models.md#nsa-and-moba */
export const moba: AttentionKind<MobaSpec> & { readonly kind: 'moba' } = {
  kind: 'moba',
  label: 'Mixture of block attention',
  schema: mobaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  parameterCount: groupedParameterCount,
  projections: groupedProjections,
  kvLayout(spec, kvStore, tp) {
    const means = headsPerRank(spec, tp).kv * spec.headDim * kvBytesPerElement[kvStore];
    return growingCache(groupedKvBytesPerToken(spec, kvStore, tp) + means / spec.blockTokens);
  },
  prefillKernels(spec, tp, kvStore, newTokens, cachedTokens) {
    const { query } = headsPerRank(spec, tp);
    const pairs = limitedPairs(newTokens, cachedTokens, spec.topKBlocks * spec.blockTokens);
    return [
      {
        family: 'indexer',
        flops: (2 * query * spec.headDim * causalPairs(newTokens, cachedTokens)) / spec.blockTokens,
        bytes: newTokens * query * spec.headDim * 2,
      },
      { ...groupedPrefill(spec, tp, kvStore, newTokens, pairs, newTokens + cachedTokens), family: 'sparse-gqa' },
    ];
  },
  decodeKernels(spec, tp, kvStore) {
    const { query, kv } = headsPerRank(spec, tp);
    const reach = spec.topKBlocks * spec.blockTokens;
    return [
      {
        family: 'indexer',
        readTokens: (contextTokens) => contextTokens / spec.blockTokens,
        kinkTokens: [],
        flopsPerReadToken: 2 * query * spec.headDim,
        bytesPerReadToken: kv * spec.headDim * kvBytesPerElement[kvStore],
        readsPerQuery: false,
        flopsPerQuery: 0,
        bytesPerQuery: query * spec.headDim * 2,
        bytesPerSequence: 0,
      },
      groupedDecode(spec, tp, kvStore, {
        readTokens: (contextTokens) => Math.min(contextTokens, reach),
        kinkTokens: [reach],
        isSparse: true,
      }),
    ];
  },
};
