import { z } from 'zod';
import { causalPairs, limitedPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import {
  groupedDecode,
  groupedFlopsPerPair,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
  headsPerRank,
  valueDim,
} from './grouped-heads.ts';

const sizeSchema = z.int().positive().max(1e6);

/**
 * Native sparse attention (arXiv 2502.11089): three branches over the same queries: compressed blocks of `compressTokens` every
 * `strideTokens`, the `topKBlocks` best selection blocks of `blockTokens`, and a window; gated together.
 */
export const nsaSchema = z
  .strictObject({
    kind: z.literal('nsa'),
    ...groupedHeadsShape,
    compressTokens: sizeSchema.default(32).meta({ label: 'Compressed block', unit: 'tokens' }),
    strideTokens: sizeSchema.default(16).meta({ label: 'Stride of compressed blocks', unit: 'tokens' }),
    blockTokens: sizeSchema.default(64).meta({ label: 'Selection block', unit: 'tokens' }),
    topKBlocks: sizeSchema.default(16).meta({ label: 'Blocks chosen' }),
    windowTokens: sizeSchema.default(512).meta({ label: 'Window', unit: 'tokens' }),
  })
  .meta({ label: 'Native sparse attention (NSA)' });
export type NsaSpec = z.infer<typeof nsaSchema>;

const branchCount = 3;

/** Gates of the three branches, and one compressing matrix each for keys and values, shared by the heads of a rank. */
function branchParameterCount(spec: NsaSpec, hiddenSize: number, tp: number): number {
  const compress = spec.compressTokens * (spec.headDim ** 2 + valueDim(spec) ** 2);
  return (branchCount * hiddenSize * spec.heads) / tp + compress;
}

/** @see docs/models.md#nsa-and-moba */
export const nsa: AttentionKind<NsaSpec> & { readonly kind: 'nsa' } = {
  kind: 'nsa',
  label: 'Native sparse attention',
  schema: nsaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  parameterCount: (spec, hiddenSize, tp) => groupedParameterCount(spec, hiddenSize, tp) + branchParameterCount(spec, hiddenSize, tp),
  projections(spec, hiddenSize, tp) {
    const [qkv, output] = groupedProjections(spec, hiddenSize, tp);
    const { kv } = headsPerRank(spec, tp);
    return [
      qkv,
      { name: 'gates', outputs: (branchCount * spec.heads) / tp, inputs: hiddenSize },
      // A block of l keys and values becomes one of each, once in s tokens, for each KV head.
      {
        name: 'compress',
        outputs: (kv * (spec.headDim + valueDim(spec))) / 2,
        inputs: (spec.compressTokens * (spec.headDim + valueDim(spec))) / spec.strideTokens,
      },
      output,
    ];
  },
  kvLayout: (spec, kvStore, tp) => growingCache(groupedKvBytesPerToken(spec, kvStore, tp) * (1 + 1 / spec.strideTokens)),
  prefillKernels(spec, tp, kvStore, newTokens, cachedTokens) {
    const pairs =
      limitedPairs(newTokens, cachedTokens, spec.topKBlocks * spec.blockTokens) + limitedPairs(newTokens, cachedTokens, spec.windowTokens);
    return [
      // Scores of the compressed branch choose the blocks: computed with its values, over one key in s.
      {
        family: 'gqa',
        flops: (groupedFlopsPerPair(spec, tp) * causalPairs(newTokens, cachedTokens)) / spec.strideTokens,
        bytes: ((newTokens + cachedTokens) / spec.strideTokens) * groupedKvBytesPerToken(spec, kvStore, tp),
      },
      { ...groupedPrefill(spec, tp, kvStore, newTokens, pairs, newTokens + cachedTokens), family: 'sparse-gqa' },
    ];
  },
  decodeKernels(spec, tp, kvStore) {
    const chosen = spec.topKBlocks * spec.blockTokens;
    return [
      groupedDecode(spec, tp, kvStore, { readTokens: (contextTokens) => contextTokens / spec.strideTokens, kinkTokens: [] }),
      groupedDecode(spec, tp, kvStore, {
        readTokens: (contextTokens) => Math.min(contextTokens, chosen) + Math.min(contextTokens, spec.windowTokens),
        kinkTokens: [chosen, spec.windowTokens].sort((a, b) => a - b),
        isSparse: true,
      }),
    ];
  },
};
