import { z } from 'zod';
import { causalPairs, limitedPairs } from './attended-pairs.ts';
import { type AttentionKind, type DecodeKernel, growingCache } from './attention-kind.ts';
import {
  groupedDecode,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
  headsPerRank,
} from './grouped-heads.ts';

const sizeSchema = z.int().positive().max(1e6);

/**
 * A tree of summaries over the cache: leaves of `leafTokens` tokens, each level above with one summary for `fanOut` nodes
 * below. A query scores every root, keeps the best `beam` nodes, scores their children, and so on down; it attends to the
 * tokens of the leaves that it keeps. Landmark attention is one level; trees and HSA are several.
 */
export const hierarchicalSchema = z
  .strictObject({
    kind: z.literal('hierarchical'),
    ...groupedHeadsShape,
    leafTokens: sizeSchema.meta({ label: 'Leaf', unit: 'tokens', help: 'Tokens under one lowest summary.' }),
    levels: z.int().min(1).max(8).meta({ label: 'Levels of summaries' }),
    fanOut: z.int().min(2).max(4096).meta({ label: 'Fan-out', help: 'Children of a summary, above the lowest level.' }),
    beam: sizeSchema.meta({ label: 'Beam', help: 'Nodes kept at each level.' }),
  })
  .meta({ label: 'Hierarchical (tree of summaries)' });
export type HierarchicalSpec = z.infer<typeof hierarchicalSchema>;

/** Tokens under one node of a level, 0 the lowest. */
function tokensUnder(spec: HierarchicalSpec, level: number): number {
  return spec.leafTokens * spec.fanOut ** level;
}

/** Tokens that one summary of a level stands for, where a query reads at most `limit` summaries of it. */
interface Level {
  readonly tokensPerNode: number;
  /** Roots are all scored; below, the children of the beam. */
  readonly limit: number;
}

/** From the roots down. */
function levelsOf(spec: HierarchicalSpec): readonly Level[] {
  return Array.from({ length: spec.levels }, (_, index) => ({
    tokensPerNode: tokensUnder(spec, spec.levels - 1 - index),
    limit: index === 0 ? Number.POSITIVE_INFINITY : spec.beam * spec.fanOut,
  }));
}

/** @see docs/models.md#hierarchical-attention */
export const hierarchical: AttentionKind<HierarchicalSpec> & { readonly kind: 'hierarchical' } = {
  kind: 'hierarchical',
  label: 'Hierarchical attention',
  schema: hierarchicalSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  // Summaries are means or learned tokens of the same projections: no parameters of their own.
  parameterCount: groupedParameterCount,
  projections: groupedProjections,
  kvLayout(spec, kvStore, tp) {
    const share = levelsOf(spec).reduce((sum, { tokensPerNode }) => sum + 1 / tokensPerNode, 1);
    return growingCache(groupedKvBytesPerToken(spec, kvStore, tp) * share);
  },
  prefillKernels(spec, tp, kvStore, newTokens, cachedTokens) {
    const { query } = headsPerRank(spec, tp);
    const scores = levelsOf(spec).reduce(
      (sum, { tokensPerNode, limit }) =>
        sum +
        (limit === Number.POSITIVE_INFINITY
          ? causalPairs(newTokens, cachedTokens)
          : limitedPairs(newTokens, cachedTokens, limit * tokensPerNode)) /
          tokensPerNode,
      0,
    );
    const pairs = limitedPairs(newTokens, cachedTokens, spec.beam * spec.leafTokens);
    return [
      { family: 'indexer', flops: 2 * query * spec.headDim * scores, bytes: newTokens * query * spec.headDim * 2 },
      { ...groupedPrefill(spec, tp, kvStore, newTokens, pairs, newTokens + cachedTokens), family: 'sparse-gqa' },
    ];
  },
  decodeKernels(spec, tp, kvStore) {
    const { query } = headsPerRank(spec, tp);
    const summaryBytes = groupedKvBytesPerToken(spec, kvStore, tp);
    const scored = levelsOf(spec).map(
      ({ tokensPerNode, limit }): DecodeKernel => ({
        family: 'indexer',
        readTokens: (contextTokens) => Math.min(contextTokens / tokensPerNode, limit),
        kinkTokens: limit === Number.POSITIVE_INFINITY ? [] : [limit * tokensPerNode],
        flopsPerReadToken: 2 * query * spec.headDim,
        bytesPerReadToken: summaryBytes,
        readsPerQuery: limit !== Number.POSITIVE_INFINITY,
        flopsPerQuery: 0,
        bytesPerQuery: query * spec.headDim * 2,
        bytesPerSequence: 0,
      }),
    );
    const reach = spec.beam * spec.leafTokens;
    const leaves = groupedDecode(spec, tp, kvStore, {
      readTokens: (contextTokens) => Math.min(contextTokens, reach),
      kinkTokens: [reach],
      isSparse: true,
    });
    return [...scored, leaves];
  },
};
