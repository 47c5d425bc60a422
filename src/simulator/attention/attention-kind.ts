import type { z } from 'zod';
import type { Kind } from '../../base/kinds.ts';
import type { NumberFormat } from '../number-format.ts';

/** One dense matrix of a layer as one rank holds it: [inputs, outputs], run once per layer on all new tokens. */
export interface ProjectionGemm {
  readonly name: string;
  readonly outputs: number;
  readonly inputs: number;
}

/** Work of the attention core (scores, softmax, values) of one layer on one rank. */
export interface AttentionWork {
  readonly flops: number;
  /** What the kernel's fitted compute fraction does not contain: see each kind. */
  readonly bytes: number;
}

/**
 * Work of a decode step of one layer on one rank, one new token per sequence; linear in the context tokens read and in
 * the number of sequences.
 */
export interface DecodeAttentionWork {
  readonly flopsPerContextToken: number;
  readonly bytesPerContextToken: number;
  readonly bytesPerSequence: number;
}

/** Which kernels run it: the fitted constants are per family. */
export type AttentionKernelFamily = 'gqa' | 'mla';

/**
 * What an attention layer holds, computes and stores. Counts only: `compute/` turns them into time.
 * All FLOPs count a multiply and an add as two.
 */
export interface AttentionKind<Spec> extends Kind {
  readonly schema: z.ZodType<Spec>;
  readonly kernelFamily: AttentionKernelFamily;
  /** Query heads: what tensor parallelism divides. */
  headCount(spec: Spec): number;
  /** Parameters of one layer, over all ranks. */
  parameterCount(spec: Spec, hiddenSize: number): number;
  /** Parameters that one rank of a TP group holds; what cannot be divided is replicated. */
  parameterCountPerRank(spec: Spec, hiddenSize: number, tp: number): number;
  /** Matrices on one rank, first the one that takes the layer's input, last the one that takes what the core leaves. They cover all linear FLOPs, once. */
  projections(spec: Spec, hiddenSize: number, tp: number): readonly ProjectionGemm[];
  /** Bytes that one token leaves in the cache of one layer, held once. */
  kvBytesPerToken(spec: Spec, kvStore: NumberFormat): number;
  /** The same on one rank of a TP group: GQA divides down to one KV head, a latent is replicated. */
  kvBytesPerTokenPerRank(spec: Spec, kvStore: NumberFormat, tp: number): number;
  /** Core of one prefill chunk of one request. */
  prefillWork(spec: Spec, tp: number, kvStore: NumberFormat, newTokens: number, cachedTokens: number): AttentionWork;
  /** Core of a decode step. */
  decodeWork(spec: Spec, tp: number, kvStore: NumberFormat): DecodeAttentionWork;
}
