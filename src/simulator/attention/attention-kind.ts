import type { z } from 'zod';
import type { Kind } from '../../base/kinds.ts';
import type { NumberFormat } from '../number-format.ts';

/** One dense matrix of a layer as one rank holds it: [inputs, outputs], run once per layer on all new tokens. */
export interface ProjectionGemm {
  readonly name: string;
  readonly outputs: number;
  readonly inputs: number;
}

/**
 * Which kernels run a part of an attention core: constants are per family.
 * - `gqa`, `mla`: fused attention over contiguous pages; `sparse-gqa`, `sparse-mla`: the same over gathered tokens or blocks;
 * - `indexer`: scores of queries against the keys of an index, summaries or blocks, and the choice of the best;
 * - `scan`: a recurrence over a fixed state (linear attention, delta rule, state space).
 */
export type AttentionKernelFamily = 'gqa' | 'mla' | 'sparse-gqa' | 'sparse-mla' | 'indexer' | 'scan';

/** Work of one kernel of a prefill core, one chunk of one request, on one rank. All FLOPs count a multiply and an add as two. */
export interface PrefillKernel {
  readonly family: AttentionKernelFamily;
  readonly flops: number;
  /** What the kernel's fitted compute fraction does not contain: see each kind. */
  readonly bytes: number;
}

/**
 * Work of one kernel of a decode core on one rank: linear in what it reads and in the number of sequences. A verify step has
 * more than one query for each sequence; FLOPs and queries grow with them, reads as `readsPerQuery` says.
 */
export interface DecodeKernel {
  readonly family: AttentionKernelFamily;
  /**
   * What one query reads of the cache of a sequence with `contextTokens`, in tokens, or in whatever the index holds; linear
   * between `kinkTokens`.
   */
  readTokens(contextTokens: number): number;
  /** Contexts at which `readTokens` bends: a window is full, a top-k is reached. Ascending. */
  readonly kinkTokens: readonly number[];
  readonly flopsPerReadToken: number;
  readonly bytesPerReadToken: number;
  /** true: each query chooses for itself (top-k), and reads add up; false: the queries of a sequence share one read. */
  readonly readsPerQuery: boolean;
  /** Of each query: its FLOPs beside what it reads, and queries in and outputs out. */
  readonly flopsPerQuery: number;
  readonly bytesPerQuery: number;
  /** Read once for each sequence whatever the queries: a recurrent state. */
  readonly bytesPerSequence: number;
}

/** What a sequence holds in the cache of one layer. */
export interface KvLayout {
  /** Grows with the context without end. */
  readonly bytesPerToken: number;
  /** Of the last so many tokens only (a ring); 0 tokens: no window. */
  readonly windowTokens: number;
  readonly bytesPerWindowToken: number;
  /** The same at any length: recurrent states, compressor states. */
  readonly bytesPerSequence: number;
}

/**
 * What a layer that mixes tokens holds, computes and stores. Counts only: `compute/` turns them into time. What tensor
 * parallelism cannot divide (a latent, an index) every rank of the group holds and computes whole.
 */
export interface AttentionKind<Spec> extends Kind {
  readonly schema: z.ZodType<Spec>;
  /** Heads (or groups of them) that tensor parallelism divides; 0: nothing to divide. */
  headCount(spec: Spec): number;
  /** Heads of the cache: down to one per rank they are divided, then copied. 1: a latent for all heads; 0: no cache. */
  kvHeadCount(spec: Spec): number;
  /** Parameters of one layer that one rank of a TP group holds; with tp = 1 all of them. */
  parameterCount(spec: Spec, hiddenSize: number, tp: number): number;
  /** Matrices on one rank, first the one that takes the layer's input, last the one that takes what the core leaves. They cover all linear FLOPs, once. */
  projections(spec: Spec, hiddenSize: number, tp: number): readonly ProjectionGemm[];
  /** The cache of one layer on one rank of a TP group; with tp = 1 what it holds once. */
  kvLayout(spec: Spec, kvStore: NumberFormat, tp: number): KvLayout;
  /** Core of one prefill chunk of one request. */
  prefillKernels(spec: Spec, tp: number, kvStore: NumberFormat, newTokens: number, cachedTokens: number): readonly PrefillKernel[];
  /** Core of a decode or verify step. */
  decodeKernels(spec: Spec, tp: number, kvStore: NumberFormat): readonly DecodeKernel[];
}

/** Bytes of a sequence of `contextTokens` in a cache laid out so. */
export function kvBytes(layout: KvLayout, contextTokens: number): number {
  return (
    layout.bytesPerToken * contextTokens +
    layout.bytesPerWindowToken * Math.min(contextTokens, layout.windowTokens) +
    layout.bytesPerSequence
  );
}

/** A cache that grows by so much a token, and nothing else. */
export function growingCache(bytesPerToken: number): KvLayout {
  return { bytesPerToken, windowTokens: 0, bytesPerWindowToken: 0, bytesPerSequence: 0 };
}
