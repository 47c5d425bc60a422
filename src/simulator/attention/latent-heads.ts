import { z } from 'zod';
import type { NumberFormat } from '../number-format.ts';
import { causalPairs } from './attended-pairs.ts';
import type { DecodeKernel, PrefillKernel, ProjectionGemm } from './attention-kind.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Parameters of heads over one latent per token: what dense and token-sparse latent attention have in common. */
export const latentHeadsShape = {
  heads: sizeSchema.meta({ label: 'Query heads', help: 'Tensor parallelism divides them; the latent it does not.' }),
  queryLoraRank: sizeSchema.optional().meta({ label: 'Query rank', help: 'Absent: queries come straight from the hidden state.' }),
  kvLoraRank: sizeSchema.meta({ label: 'Latent size', help: 'What a token leaves in the cache, beside its rope key.' }),
  nopeDim: sizeSchema.meta({ label: 'Head size without rope' }),
  ropeDim: sizeSchema.meta({ label: 'Rope key size' }),
  valueDim: sizeSchema.meta({ label: 'Value head size' }),
  hasOutputGate: z.boolean().optional().meta({ label: 'Output gate', help: 'A gate as wide as the outputs (Kimi K3).' }),
  isWithoutPositions: z.boolean().optional().meta({ label: 'No positions (NoPE)' }),
} as const;

/** Heads over one latent and one rope key per token. */
export interface LatentHeads {
  readonly heads: number;
  readonly queryLoraRank?: number;
  readonly kvLoraRank: number;
  readonly nopeDim: number;
  readonly ropeDim: number;
  readonly valueDim: number;
  readonly hasOutputGate?: boolean;
  readonly isWithoutPositions?: boolean;
}

const bf16Bytes = 2;
/** FlashMLA's fp8 cache: the latent in fp8 with one fp32 scale per 128 elements, the rope key in bf16. */
const fp8LatentBytesPerElement = 1 + 4 / 128;
const fp4LatentBytesPerElement = 0.5 + 1 / 16;

/** Down projections and their norms serve all heads and are replicated; what is per head is divided. */
export function latentParameterCount(spec: LatentHeads, hiddenSize: number, tp: number): number {
  const { queryLoraRank, kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  const heads = spec.heads / tp;
  const queries = heads * (nopeDim + ropeDim);
  const query = queryLoraRank === undefined ? hiddenSize * queries : hiddenSize * queryLoraRank + queryLoraRank + queryLoraRank * queries;
  const latent = hiddenSize * (kvLoraRank + ropeDim) + kvLoraRank + kvLoraRank * heads * (nopeDim + valueDim);
  return query + latent + heads * valueDim * hiddenSize * (spec.hasOutputGate ? 2 : 1);
}

/**
 * W_UK and W_UV stand here once, for both forms: the naive form expands each new latent into keys and values, the absorbed
 * form multiplies each query by W_UK and each output by W_UV. Both cost 2·kv_r·H·(d_n + d_v) per new token.
 */
export function latentProjections(spec: LatentHeads, hiddenSize: number, tp: number): readonly ProjectionGemm[] {
  const { queryLoraRank, kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  const heads = spec.heads / tp;
  const queries = heads * (nopeDim + ropeDim);
  const gate = spec.hasOutputGate ? heads * valueDim : 0;
  const down = { name: 'down', outputs: (queryLoraRank ?? queries) + kvLoraRank + ropeDim + gate, inputs: hiddenSize };
  return [
    down,
    ...(queryLoraRank === undefined ? [] : [{ name: 'query-up', outputs: queries, inputs: queryLoraRank }]),
    { name: 'key-up', outputs: heads * nopeDim, inputs: kvLoraRank },
    { name: 'value-up', outputs: heads * valueDim, inputs: kvLoraRank },
    { name: 'output', outputs: hiddenSize, inputs: heads * valueDim },
  ];
}

export function latentBytesPerToken(spec: LatentHeads, kvStore: NumberFormat): number {
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
export function absorbedCrossoverTokens(spec: LatentHeads): number {
  const { kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  return (kvLoraRank * (nopeDim + valueDim)) / (2 * kvLoraRank + ropeDim - (nopeDim + ropeDim + valueDim));
}

/** Absorbed: 2(2·kv_r + d_r) per pair and head of the rank. */
export function absorbedFlopsPerPair(spec: LatentHeads, tp: number): number {
  return (2 * spec.heads * (2 * spec.kvLoraRank + spec.ropeDim)) / tp;
}

/** Naive, with expansion of the cached prefix. */
export function naiveFlops(spec: LatentHeads, tp: number, newTokens: number, cachedTokens: number): number {
  const { kvLoraRank, nopeDim, ropeDim, valueDim } = spec;
  const heads = spec.heads / tp;
  const pairs = causalPairs(newTokens, cachedTokens);
  return 2 * heads * ((nopeDim + ropeDim + valueDim) * pairs + kvLoraRank * (nopeDim + valueDim) * cachedTokens);
}

/**
 * The cheaper of the naive form (with expansion of the cached prefix) and the absorbed form, as engines choose. Bytes of the
 * new tokens are inside the fitted MFU of the kernel: `bytes` are what a cached prefix adds, its latent read and, in the naive
 * form, its keys and values written and read once.
 *
 * @param absorbedPairs pairs that the absorbed form computes: fewer where it is sparse
 */
export function latentPrefill(
  spec: LatentHeads,
  tp: number,
  kvStore: NumberFormat,
  newTokens: number,
  cachedTokens: number,
  absorbedPairs: number,
  sparse: boolean,
): PrefillKernel {
  const { nopeDim, ropeDim, valueDim } = spec;
  const latentBytes = cachedTokens * latentBytesPerToken(spec, kvStore);
  const naive = naiveFlops(spec, tp, newTokens, cachedTokens);
  const absorbed = absorbedFlopsPerPair(spec, tp) * absorbedPairs;
  if (absorbed < naive) return { family: sparse ? 'sparse-mla' : 'mla', flops: absorbed, bytes: latentBytes };
  const expandedBytes = (2 * cachedTokens * spec.heads * (nopeDim + ropeDim + valueDim) * bf16Bytes) / tp;
  return { family: 'mla', flops: naive, bytes: latentBytes + expandedBytes };
}

/** Absorbed: all heads of a rank, and all queries of a verify step, read the one latent, once. */
export function latentDecode(
  spec: LatentHeads,
  tp: number,
  kvStore: NumberFormat,
  reads: Pick<DecodeKernel, 'readTokens' | 'kinkTokens'> & { readonly isSparse?: boolean },
): DecodeKernel {
  return {
    family: reads.isSparse ? 'sparse-mla' : 'mla',
    readTokens: reads.readTokens,
    kinkTokens: reads.kinkTokens,
    flopsPerReadToken: absorbedFlopsPerPair(spec, tp),
    bytesPerReadToken: latentBytesPerToken(spec, kvStore),
    readsPerQuery: reads.isSparse ?? false,
    flopsPerQuery: 0,
    bytesPerQuery: (spec.heads / tp) * (2 * spec.kvLoraRank + spec.ropeDim) * bf16Bytes,
    bytesPerSequence: 0,
  };
}
