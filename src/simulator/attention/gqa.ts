import { z } from 'zod';
import { kvBytesPerElement, type NumberFormat } from '../number-format.ts';
import { causalPairs } from './attended-pairs.ts';
import type { AttentionKind, AttentionWork, DecodeAttentionWork, ProjectionGemm } from './attention-kind.ts';

/** Grouped-query attention (Ainslie et al. 2023): MHA when kvHeads = heads, MQA when kvHeads = 1. */
export const gqaSchema = z.strictObject({
  kind: z.literal('gqa'),
  heads: z.int().positive(),
  kvHeads: z.int().positive(),
  headDim: z.int().positive(),
});
export type GqaSpec = z.infer<typeof gqaSchema>;

/** Kernels take queries and give outputs in bf16, whatever the cache holds. */
const queryBytesPerElement = 2;

function parameterCount(spec: GqaSpec, hiddenSize: number): number {
  const { heads, kvHeads, headDim } = spec;
  // Q and O: h·H·d each; K and V: h·K·d each.
  return hiddenSize * headDim * (2 * heads + 2 * kvHeads);
}

/** TP divides query heads; KV heads are divided down to one per rank, then replicated. */
function headsPerRank(spec: GqaSpec, tp: number): { readonly query: number; readonly kv: number } {
  return { query: spec.heads / tp, kv: Math.max(1, spec.kvHeads / tp) };
}

function projections(spec: GqaSpec, hiddenSize: number, tp: number): readonly ProjectionGemm[] {
  const { query, kv } = headsPerRank(spec, tp);
  return [
    { name: 'qkv', outputs: (query + 2 * kv) * spec.headDim, inputs: hiddenSize },
    { name: 'output', outputs: hiddenSize, inputs: query * spec.headDim },
  ];
}

function kvBytesPerTokenPerRank(spec: GqaSpec, kvStore: NumberFormat, tp: number): number {
  return 2 * headsPerRank(spec, tp).kv * spec.headDim * kvBytesPerElement[kvStore];
}

function prefillWork(spec: GqaSpec, tp: number, kvStore: NumberFormat, newTokens: number, cachedTokens: number): AttentionWork {
  const { query } = headsPerRank(spec, tp);
  return {
    // q·kᵀ and p·v: 2·d each per pair and head.
    flops: 4 * query * spec.headDim * causalPairs(newTokens, cachedTokens),
    bytes:
      2 * newTokens * query * spec.headDim * queryBytesPerElement + (newTokens + cachedTokens) * kvBytesPerTokenPerRank(spec, kvStore, tp),
  };
}

function decodeWork(spec: GqaSpec, tp: number, kvStore: NumberFormat): DecodeAttentionWork {
  const { query } = headsPerRank(spec, tp);
  return {
    flopsPerContextToken: 4 * query * spec.headDim,
    bytesPerContextToken: kvBytesPerTokenPerRank(spec, kvStore, tp),
    bytesPerSequence: 2 * query * spec.headDim * queryBytesPerElement,
  };
}

/** @see docs/models.md#gqa */
export const gqa: AttentionKind<GqaSpec> & { readonly kind: 'gqa' } = {
  kind: 'gqa',
  label: 'Grouped-query attention',
  schema: gqaSchema,
  kernelFamily: 'gqa',
  headCount: (spec) => spec.heads,
  parameterCount,
  parameterCountPerRank(spec, hiddenSize, tp) {
    const { query, kv } = headsPerRank(spec, tp);
    return hiddenSize * spec.headDim * (2 * query + 2 * kv);
  },
  projections,
  kvBytesPerToken: (spec, kvStore) => kvBytesPerTokenPerRank(spec, kvStore, 1),
  kvBytesPerTokenPerRank,
  prefillWork,
  decodeWork,
};
