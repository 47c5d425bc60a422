import { z } from 'zod';
import type { NumberFormat } from '../number-format.ts';
import { limitedPairs } from './attended-pairs.ts';
import type { AttentionKind } from './attention-kind.ts';
import { indexerDecode, indexerPrefill } from './indexer.ts';
import {
  entryBytes,
  sharedLatentDecode,
  sharedLatentFlopsPerPair,
  sharedLatentParameterCount,
  sharedLatentProjections,
  sharedLatentShape,
} from './shared-latent.ts';

const sizeSchema = z.int().positive().max(1e6);

/**
 * Compressed sparse attention (DeepSeek-V4): groups of `compressTokens` tokens become one entry each, an indexer over
 * compressed keys chooses `topKEntries` of them, and the last `windowTokens` tokens are seen uncompressed.
 */
export const csaSchema = z
  .strictObject({
    kind: z.literal('csa'),
    ...sharedLatentShape,
    compressTokens: sizeSchema.meta({ label: 'Tokens in an entry', unit: 'tokens' }),
    indexHeads: sizeSchema.meta({ label: 'Index heads' }),
    indexDim: sizeSchema.meta({ label: 'Index head size' }),
    topKEntries: sizeSchema.meta({ label: 'Entries chosen' }),
  })
  .meta({ label: 'Compressed and sparse (CSA)' });
export type CsaSpec = z.infer<typeof csaSchema>;

const fp32Bytes = 4;
/** Overlapping compression: an entry is made of its own group and the one before, of two streams (content and weight). */
const overlappingGroups = 2;
const compressorStreams = 2;

/** Keys of the index: bf16, or mxfp4-like 4-bit with a scale per 32 elements (68 B at 128) where the cache is quantised. */
function compressedKeyBytes(indexDim: number, kvStore: NumberFormat): number {
  return kvStore === 'bf16' ? 2 * indexDim : indexDim / 2 + indexDim / 32;
}

/** 4·h·D + 8·D + D for the compressor, 4·h·d_I + 8·d_I + d_I + q_r·H_I·d_I + h·H_I for the index: on every rank. */
function compressionParameterCount(spec: CsaSpec, hiddenSize: number): number {
  const { headDim, indexHeads, indexDim, queryLoraRank, compressTokens } = spec;
  const positions = overlappingGroups * compressTokens;
  const widths = overlappingGroups * compressorStreams;
  const compressor = (width: number): number => widths * hiddenSize * width + positions * width + width;
  return compressor(headDim) + compressor(indexDim) + queryLoraRank * indexHeads * indexDim + hiddenSize * indexHeads;
}

/** @see docs/models.md#compressed-attention-csa-and-hca */
export const csa: AttentionKind<CsaSpec> & { readonly kind: 'csa' } = {
  kind: 'csa',
  label: 'Compressed sparse attention',
  schema: csaSchema,
  headCount: (spec) => spec.outputGroups,
  kvHeadCount: () => 1,
  parameterCount: (spec, hiddenSize, tp) => sharedLatentParameterCount(spec, hiddenSize, tp) + compressionParameterCount(spec, hiddenSize),
  projections(spec, hiddenSize, tp) {
    const { headDim, indexHeads, indexDim, queryLoraRank } = spec;
    const [down, ...others] = sharedLatentProjections(spec, hiddenSize, tp);
    const width = overlappingGroups * compressorStreams * (headDim + indexDim) + indexHeads;
    return [
      down,
      { name: 'compress', outputs: width, inputs: hiddenSize },
      { name: 'index-query', outputs: indexHeads * indexDim, inputs: queryLoraRank },
      ...others,
    ];
  },
  kvLayout: (spec, kvStore) => ({
    bytesPerToken: (entryBytes(spec, kvStore) + compressedKeyBytes(spec.indexDim, kvStore)) / spec.compressTokens,
    windowTokens: spec.windowTokens,
    bytesPerWindowToken: entryBytes(spec, kvStore),
    // Groups that are not whole yet, in fp32.
    bytesPerSequence: overlappingGroups * spec.compressTokens * compressorStreams * spec.headDim * fp32Bytes,
  }),
  prefillKernels(spec, tp, kvStore, newTokens, cachedTokens) {
    const { compressTokens, topKEntries, windowTokens } = spec;
    // A query chooses among the entries of whole groups before it: Σ min(j/m, k) = Σ min(j, k·m) / m.
    const chosen = limitedPairs(newTokens, cachedTokens, topKEntries * compressTokens) / compressTokens;
    const pairs = limitedPairs(newTokens, cachedTokens, windowTokens) + chosen;
    return [
      indexerPrefill(spec, compressedKeyBytes(spec.indexDim, kvStore), newTokens, cachedTokens, compressTokens),
      {
        family: 'sparse-mla',
        flops: sharedLatentFlopsPerPair(spec, tp) * pairs,
        bytes: ((newTokens + cachedTokens) / compressTokens + newTokens) * entryBytes(spec, kvStore),
      },
    ];
  },
  decodeKernels(spec, tp, kvStore) {
    const { compressTokens, topKEntries, windowTokens } = spec;
    return [
      indexerDecode(spec, compressedKeyBytes(spec.indexDim, kvStore), compressTokens),
      sharedLatentDecode(spec, tp, kvStore, {
        family: 'sparse-mla',
        readTokens: (contextTokens) => Math.min(contextTokens, windowTokens) + Math.min(contextTokens / compressTokens, topKEntries),
        kinkTokens: [windowTokens, topKEntries * compressTokens].sort((a, b) => a - b),
        readsPerQuery: true,
      }),
    ];
  },
};
