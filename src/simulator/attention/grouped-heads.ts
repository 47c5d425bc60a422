import { z } from 'zod';
import { kvBytesPerElement, type NumberFormat } from '../number-format.ts';
import type { DecodeKernel, PrefillKernel, ProjectionGemm } from './attention-kind.ts';

const sizeSchema = z.int().positive().max(1e6);
const flagSchema = z.boolean().optional();

/** Parameters of query heads that share KV heads: what full, windowed, chunked and sparse kinds have in common. */
export const groupedHeadsShape = {
  heads: sizeSchema.meta({ label: 'Query heads', help: 'Tensor parallelism divides them.' }),
  kvHeads: sizeSchema.meta({ label: 'KV heads', help: 'As many as query heads: MHA; 1: MQA.' }),
  headDim: sizeSchema.meta({ label: 'Head size', help: 'Of queries and keys.' }),
  valueHeadDim: sizeSchema.optional().meta({ label: 'Value head size', help: 'Where it differs from the head size.' }),
  hasOutputGate: flagSchema.meta({ label: 'Output gate', help: 'A sigmoid gate as wide as the outputs (Qwen3-Next).' }),
  keyIsValue: flagSchema.meta({
    label: 'Keys serve as values',
    help: 'No value projection; both are stored, since only keys are rotated (Gemma 4).',
  }),
  qkNorm: z.enum(['head', 'layer']).optional().meta({ label: 'QK norm', help: 'One weight per head element, or over all heads.' }),
  hasQkvBias: flagSchema.meta({ label: 'Bias on QKV' }),
  hasOutputBias: flagSchema.meta({ label: 'Bias on the output' }),
  hasSinks: flagSchema.meta({ label: 'Sinks', help: 'One learned logit per head (gpt-oss).' }),
  isWithoutPositions: flagSchema.meta({ label: 'No positions (NoPE)' }),
} as const;

/** Query heads that share KV heads. */
export interface GroupedHeads {
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly valueHeadDim?: number;
  readonly hasOutputGate?: boolean;
  readonly keyIsValue?: boolean;
  readonly qkNorm?: 'head' | 'layer';
  readonly hasQkvBias?: boolean;
  readonly hasOutputBias?: boolean;
  readonly hasSinks?: boolean;
  readonly isWithoutPositions?: boolean;
}

/** Kernels take queries and give outputs in bf16, whatever the cache holds. */
const queryBytesPerElement = 2;

export function valueDim(spec: GroupedHeads): number {
  return spec.valueHeadDim ?? spec.headDim;
}

/** TP divides query heads; KV heads are divided down to one per rank, then replicated. */
export function headsPerRank(spec: GroupedHeads, tp: number): { readonly query: number; readonly kv: number } {
  return { query: spec.heads / tp, kv: Math.max(1, spec.kvHeads / tp) };
}

/** h·H·d(1 + gate) + h·K·d + h·K·d_v + H·d_v·h, with biases, norms and sinks. */
export function groupedParameterCount(spec: GroupedHeads, hiddenSize: number, tp: number): number {
  const { query, kv } = headsPerRank(spec, tp);
  const { headDim } = spec;
  const dv = valueDim(spec);
  const values = spec.keyIsValue ? 0 : kv * dv;
  const gate = spec.hasOutputGate ? query * dv : 0;
  let count = hiddenSize * (query * headDim + gate + kv * headDim + values) + query * dv * hiddenSize;
  if (spec.hasQkvBias) count += query * headDim + kv * headDim + values;
  if (spec.hasOutputBias) count += hiddenSize;
  if (spec.qkNorm === 'head') count += 2 * headDim;
  if (spec.qkNorm === 'layer') count += (query + kv) * headDim;
  if (spec.hasSinks) count += query;
  return count;
}

/** QKV (and the gate) as one matrix, then the output. */
export function groupedProjections(spec: GroupedHeads, hiddenSize: number, tp: number): readonly ProjectionGemm[] {
  const { query, kv } = headsPerRank(spec, tp);
  const dv = valueDim(spec);
  const width = query * spec.headDim + (spec.hasOutputGate ? query * dv : 0) + kv * spec.headDim + (spec.keyIsValue ? 0 : kv * dv);
  return [
    { name: 'qkv', outputs: width, inputs: hiddenSize },
    { name: 'output', outputs: hiddenSize, inputs: query * dv },
  ];
}

/** κ: keys and values of one token on one rank. */
export function groupedKvBytesPerToken(spec: GroupedHeads, kvStore: NumberFormat, tp: number): number {
  return headsPerRank(spec, tp).kv * (spec.headDim + valueDim(spec)) * kvBytesPerElement[kvStore];
}

/** Queries in and outputs out, of one token. */
function queryBytes(spec: GroupedHeads, tp: number): number {
  return headsPerRank(spec, tp).query * (spec.headDim + valueDim(spec)) * queryBytesPerElement;
}

/** FLOPs of one query-key pair: q·kᵀ 2·d and p·v 2·d_v, for each head of the rank. */
export function groupedFlopsPerPair(spec: GroupedHeads, tp: number): number {
  return 2 * headsPerRank(spec, tp).query * (spec.headDim + valueDim(spec));
}

/** @param readTokens keys and values of the cache that the chunk reads, each once */
export function groupedPrefill(
  spec: GroupedHeads,
  tp: number,
  kvStore: NumberFormat,
  newTokens: number,
  pairs: number,
  readTokens: number,
): PrefillKernel {
  return {
    family: 'gqa',
    flops: groupedFlopsPerPair(spec, tp) * pairs,
    bytes: newTokens * queryBytes(spec, tp) + readTokens * groupedKvBytesPerToken(spec, kvStore, tp),
  };
}

/** A decode core that reads `readTokens(L)` keys and values. */
export function groupedDecode(
  spec: GroupedHeads,
  tp: number,
  kvStore: NumberFormat,
  reads: Pick<DecodeKernel, 'readTokens' | 'kinkTokens'> & { readonly isSparse?: boolean },
): DecodeKernel {
  return {
    family: reads.isSparse ? 'sparse-gqa' : 'gqa',
    readTokens: reads.readTokens,
    kinkTokens: reads.kinkTokens,
    flopsPerReadToken: groupedFlopsPerPair(spec, tp),
    bytesPerReadToken: groupedKvBytesPerToken(spec, kvStore, tp),
    readsPerQuery: reads.isSparse ?? false,
    flopsPerQuery: 0,
    bytesPerQuery: queryBytes(spec, tp),
    bytesPerSequence: 0,
  };
}
