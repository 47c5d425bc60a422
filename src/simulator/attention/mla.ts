import { z } from 'zod';
import type { NumberFormat } from '../number-format.ts';
import { causalPairs } from './attended-pairs.ts';
import type { AttentionKind, AttentionWork, DecodeAttentionWork, ProjectionGemm } from './attention-kind.ts';

/** Multi-head latent attention (DeepSeek-V2 report §2.1): one latent and one rope key per token, for all heads. */
export const mlaSchema = z.strictObject({
  kind: z.literal('mla'),
  heads: z.int().positive(),
  queryLoraRank: z.int().positive(),
  kvLoraRank: z.int().positive(),
  nopeDim: z.int().positive(),
  ropeDim: z.int().positive(),
  valueDim: z.int().positive(),
});
export type MlaSpec = z.infer<typeof mlaSchema>;

const bf16Bytes = 2;
/** FlashMLA's fp8 cache: the latent in fp8 with one fp32 scale per 128 elements, the rope key in bf16. */
const fp8LatentBytesPerElement = 1 + 4 / 128;
const fp4LatentBytesPerElement = 0.5 + 1 / 16;

function parameterCount(spec: MlaSpec, hiddenSize: number): number {
  return parameterCountPerRank(spec, hiddenSize, 1);
}

/** Down projections and their norms serve all heads and are replicated; what is per head is divided. */
function parameterCountPerRank(spec: MlaSpec, hiddenSize: number, tp: number): number {
  const { queryLoraRank, kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  const heads = spec.heads / tp;
  const down = hiddenSize * (queryLoraRank + kvLoraRank + ropeDim) + queryLoraRank + kvLoraRank;
  const up = queryLoraRank * heads * (nopeDim + ropeDim) + kvLoraRank * heads * (nopeDim + valueDim);
  return down + up + heads * valueDim * hiddenSize;
}

/**
 * W_UK and W_UV stand here once, for both forms: the naive form expands each new latent into keys and values, the absorbed
 * form multiplies each query by W_UK and each output by W_UV. Both cost 2·kv_r·H·(d_n + d_v) per new token.
 */
function projections(spec: MlaSpec, hiddenSize: number, tp: number): readonly ProjectionGemm[] {
  const { queryLoraRank, kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  const heads = spec.heads / tp;
  return [
    { name: 'down', outputs: queryLoraRank + kvLoraRank + ropeDim, inputs: hiddenSize },
    { name: 'query-up', outputs: heads * (nopeDim + ropeDim), inputs: queryLoraRank },
    { name: 'key-up', outputs: heads * nopeDim, inputs: kvLoraRank },
    { name: 'value-up', outputs: heads * valueDim, inputs: kvLoraRank },
    { name: 'output', outputs: hiddenSize, inputs: heads * valueDim },
  ];
}

function kvBytesPerToken(spec: MlaSpec, kvStore: NumberFormat): number {
  const ropeBytes = spec.ropeDim * bf16Bytes;
  switch (kvStore) {
    case 'bf16':
      return spec.kvLoraRank * bf16Bytes + ropeBytes;
    case 'fp8':
      return spec.kvLoraRank * fp8LatentBytesPerElement + ropeBytes;
    case 'fp4':
      return spec.kvLoraRank * fp4LatentBytesPerElement + ropeBytes;
  }
}

/**
 * New tokens of one request below which the absorbed form does less work than the naive one, when the naive one must expand
 * the cached prefix again: kv_r(d_n + d_v) / ((2·kv_r + d_r) − (d_n + d_r + d_v)); 171 for DeepSeek-V3.
 */
export function absorbedCrossoverTokens(spec: MlaSpec): number {
  const { kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  return (kvLoraRank * (nopeDim + valueDim)) / (2 * kvLoraRank + ropeDim - (nopeDim + ropeDim + valueDim));
}

/**
 * The cheaper of the naive form (with expansion of the cached prefix) and the absorbed form, as engines choose. Bytes of the
 * new tokens are inside the fitted MFU of the kernel: `bytes` are what a cached prefix adds, its latent read and, in the naive
 * form, its keys and values written and read once.
 */
function prefillWork(spec: MlaSpec, tp: number, kvStore: NumberFormat, newTokens: number, cachedTokens: number): AttentionWork {
  const { kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  const heads = spec.heads / tp;
  const pairs = causalPairs(newTokens, cachedTokens);
  const latentBytes = cachedTokens * kvBytesPerToken(spec, kvStore);
  const naiveFlops = 2 * heads * ((nopeDim + ropeDim + valueDim) * pairs + kvLoraRank * (nopeDim + valueDim) * cachedTokens);
  const absorbedFlops = 2 * heads * (2 * kvLoraRank + ropeDim) * pairs;
  if (absorbedFlops < naiveFlops) return { flops: absorbedFlops, bytes: latentBytes };
  return { flops: naiveFlops, bytes: latentBytes + 2 * cachedTokens * heads * (nopeDim + ropeDim + valueDim) * bf16Bytes };
}

/** Absorbed: all heads of a rank read the one latent, once. */
function decodeWork(spec: MlaSpec, tp: number, kvStore: NumberFormat): DecodeAttentionWork {
  const heads = spec.heads / tp;
  const queryDim = 2 * spec.kvLoraRank + spec.ropeDim;
  return {
    flopsPerContextToken: 2 * heads * queryDim,
    bytesPerContextToken: kvBytesPerToken(spec, kvStore),
    bytesPerSequence: heads * queryDim * bf16Bytes,
  };
}

/** @see docs/models.md#mla */
export const mla: AttentionKind<MlaSpec> & { readonly kind: 'mla' } = {
  kind: 'mla',
  label: 'Multi-head latent attention',
  schema: mlaSchema,
  kernelFamily: 'mla',
  headCount: (spec) => spec.heads,
  parameterCount,
  parameterCountPerRank,
  projections,
  kvBytesPerToken,
  // The latent is not per head: every rank of a TP group holds it whole.
  kvBytesPerTokenPerRank: kvBytesPerToken,
  prefillWork,
  decodeWork,
};
