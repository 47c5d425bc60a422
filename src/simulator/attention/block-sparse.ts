import { z } from 'zod';
import { kvBytesPerElement } from '../number-format.ts';
import { limitedPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import {
  groupedDecode,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
} from './grouped-heads.ts';
import { indexerDecode, indexerPrefill } from './indexer.ts';

const sizeSchema = z.int().positive().max(1e6);

/**
 * Block-sparse GQA (MiniMax-M3's MSA): a light index of one key per token scores blocks of `blockTokens`; the core reads the
 * best `topKBlocks` of them, the local ones among them.
 */
export const blockSparseSchema = z
  .strictObject({
    kind: z.literal('block-sparse'),
    ...groupedHeadsShape,
    blockTokens: sizeSchema.meta({ label: 'Block', unit: 'tokens' }),
    topKBlocks: sizeSchema.meta({ label: 'Blocks chosen', help: 'The local block is one of them.' }),
    indexHeads: sizeSchema.meta({ label: 'Index heads' }),
    indexDim: sizeSchema.meta({ label: 'Index head size' }),
  })
  .meta({ label: 'Block-sparse (MSA)' });
export type BlockSparseSpec = z.infer<typeof blockSparseSchema>;

const reach = (spec: BlockSparseSpec): number => spec.topKBlocks * spec.blockTokens;

/** Index query h·H_I·d_I, key h·d_I and their norms: on every rank. */
function indexParameterCount({ indexHeads, indexDim }: BlockSparseSpec, hiddenSize: number): number {
  return hiddenSize * (indexHeads + 1) * indexDim + 2 * indexDim;
}

/** @see docs/models.md#block-sparse-attention */
export const blockSparse: AttentionKind<BlockSparseSpec> & { readonly kind: 'block-sparse' } = {
  kind: 'block-sparse',
  label: 'Block-sparse attention',
  schema: blockSparseSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  parameterCount: (spec, hiddenSize, tp) => groupedParameterCount(spec, hiddenSize, tp) + indexParameterCount(spec, hiddenSize),
  projections(spec, hiddenSize, tp) {
    const [qkv, output] = groupedProjections(spec, hiddenSize, tp);
    return [qkv, { name: 'index', outputs: (spec.indexHeads + 1) * spec.indexDim, inputs: hiddenSize }, output];
  },
  kvLayout: (spec, kvStore, tp) => growingCache(groupedKvBytesPerToken(spec, kvStore, tp) + spec.indexDim * kvBytesPerElement[kvStore]),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    indexerPrefill(spec, spec.indexDim * kvBytesPerElement[kvStore], newTokens, cachedTokens),
    {
      ...groupedPrefill(spec, tp, kvStore, newTokens, limitedPairs(newTokens, cachedTokens, reach(spec)), newTokens + cachedTokens),
      family: 'sparse-gqa',
    },
  ],
  decodeKernels: (spec, tp, kvStore) => [
    indexerDecode(spec, spec.indexDim * kvBytesPerElement[kvStore]),
    groupedDecode(spec, tp, kvStore, {
      readTokens: (contextTokens) => Math.min(contextTokens, reach(spec)),
      kinkTokens: [reach(spec)],
      isSparse: true,
    }),
  ],
};
