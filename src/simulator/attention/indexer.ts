import type { NumberFormat } from '../number-format.ts';
import { causalPairs } from './attended-pairs.ts';
import type { DecodeKernel, PrefillKernel } from './attention-kind.ts';

/** A light scorer that chooses which tokens (or blocks) the core reads. Its keys serve all its heads. */
export interface IndexerShape {
  readonly indexHeads: number;
  readonly indexDim: number;
}

const fp32Bytes = 4;
/** The scores are written and read again by the selection (DeepGEMM's fp8_mqa_logits gives fp32). */
const scoreBytesPerPair = 2 * fp32Bytes;

/** Keys of the index: fp8 with one fp32 scale each where the cache is quantised (DeepSeek-V3.2), else bf16. */
export function indexKeyBytes(indexDim: number, kvStore: NumberFormat): number {
  return kvStore === 'bf16' ? 2 * indexDim : indexDim + fp32Bytes;
}

/** Scores of each new token against every key before it: 2·H_I·d_I a pair. Every rank of a TP group computes all of them. */
export function indexerPrefill(
  { indexHeads, indexDim }: IndexerShape,
  keyBytes: number,
  newTokens: number,
  cachedTokens: number,
  tokensPerKey = 1,
): PrefillKernel {
  const pairs = causalPairs(newTokens, cachedTokens) / tokensPerKey;
  return {
    family: 'indexer',
    flops: 2 * indexHeads * indexDim * pairs,
    bytes: ((newTokens + cachedTokens) / tokensPerKey) * keyBytes + scoreBytesPerPair * pairs,
  };
}

/** One pass over all keys for each sequence; the queries of a verify step share it. */
export function indexerDecode({ indexHeads, indexDim }: IndexerShape, keyBytes: number, tokensPerKey = 1): DecodeKernel {
  return {
    family: 'indexer',
    readTokens: (contextTokens) => contextTokens / tokensPerKey,
    kinkTokens: [],
    flopsPerReadToken: 2 * indexHeads * indexDim,
    bytesPerReadToken: keyBytes,
    readsPerQuery: false,
    flopsPerQuery: 0,
    bytesPerQuery: 2 * indexHeads * indexDim,
    bytesPerSequence: 0,
  };
}
