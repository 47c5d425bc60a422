import { z } from 'zod';
import type { NumberFormat } from '../number-format.ts';
import type { DecodeKernel, ProjectionGemm } from './attention-kind.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Parameters of DeepSeek-V4's heads: one entry per token (or group of tokens) is key and value of every head. */
export const sharedLatentShape = {
  heads: sizeSchema.meta({ label: 'Query heads' }),
  headDim: sizeSchema.meta({ label: 'Head size', help: 'Also the size of a cache entry: key and value of all heads.' }),
  ropeDim: sizeSchema.meta({ label: 'Rope part of it' }),
  queryLoraRank: sizeSchema.meta({ label: 'Query rank' }),
  outputGroups: sizeSchema.meta({
    label: 'Output groups',
    help: 'Groups of heads with a low-rank output each; tensor parallelism divides them.',
  }),
  outputLoraRank: sizeSchema.meta({ label: 'Output rank of a group' }),
  windowTokens: sizeSchema.meta({ label: 'Window', unit: 'tokens', help: 'The last tokens, uncompressed.' }),
} as const;

/** Heads over one entry that is key and value at once. */
export interface SharedLatent {
  readonly heads: number;
  readonly headDim: number;
  readonly ropeDim: number;
  readonly queryLoraRank: number;
  readonly outputGroups: number;
  readonly outputLoraRank: number;
  readonly windowTokens: number;
}

const bf16Bytes = 2;
/** Entries in fp8 carry one scale byte per 64 elements, padded to 8; the rope part stays bf16: 448 + 2·64 + 8 = 584 B for V4. */
const scaledElements = 64;

/** Bytes of one entry: 1024 in bf16 and 584 in fp8 at head size 512 (vLLM's DeepSeek-V4 cache). */
export function entryBytes({ headDim, ropeDim }: SharedLatent, kvStore: NumberFormat): number {
  if (kvStore === 'bf16') return headDim * bf16Bytes;
  const plain = headDim - ropeDim;
  const scales = 8 * Math.ceil(plain / scaledElements / 8);
  return plain * (kvStore === 'fp8' ? 1 : 0.5) + ropeDim * bf16Bytes + scales;
}

/** h·q_r + q_r + q_r·H·D + h·D + D + H·D·o_r + g·o_r·h + H: query, entry, grouped output, sinks. */
export function sharedLatentParameterCount(spec: SharedLatent, hiddenSize: number, tp: number): number {
  const { headDim, queryLoraRank, outputGroups, outputLoraRank } = spec;
  const heads = spec.heads / tp;
  const replicated = hiddenSize * queryLoraRank + queryLoraRank + hiddenSize * headDim + headDim;
  const perHead = heads * headDim * (queryLoraRank + outputLoraRank) + heads;
  return replicated + perHead + (outputGroups / tp) * outputLoraRank * hiddenSize;
}

/** The grouped output runs as one product of as many FLOPs and weights: g groups of [H·D/g, o_r]. */
export function sharedLatentProjections(spec: SharedLatent, hiddenSize: number, tp: number): readonly ProjectionGemm[] {
  const { headDim, queryLoraRank, outputGroups, outputLoraRank } = spec;
  const heads = spec.heads / tp;
  const groups = outputGroups / tp;
  return [
    { name: 'down', outputs: queryLoraRank + headDim, inputs: hiddenSize },
    { name: 'query-up', outputs: heads * headDim, inputs: queryLoraRank },
    { name: 'output-groups', outputs: outputLoraRank * groups, inputs: (heads * headDim) / groups },
    { name: 'output', outputs: hiddenSize, inputs: groups * outputLoraRank },
  ];
}

/** 4·H·D a pair: scores and values over the same entry. */
export function sharedLatentFlopsPerPair(spec: SharedLatent, tp: number): number {
  return (4 * spec.heads * spec.headDim) / tp;
}

/** All heads of a rank read an entry once. */
export function sharedLatentDecode(
  spec: SharedLatent,
  tp: number,
  kvStore: NumberFormat,
  reads: Pick<DecodeKernel, 'readTokens' | 'kinkTokens' | 'family' | 'readsPerQuery'>,
): DecodeKernel {
  return {
    ...reads,
    flopsPerReadToken: sharedLatentFlopsPerPair(spec, tp),
    bytesPerReadToken: entryBytes(spec, kvStore),
    flopsPerQuery: 0,
    bytesPerQuery: (spec.heads / tp) * 2 * spec.headDim * bf16Bytes,
    bytesPerSequence: 0,
  };
}
