import type { z } from 'zod';
import type { Kind } from '../../base/kinds.ts';

/** How a feed-forward layer is divided over the ranks of a replica stage. */
export interface FeedForwardSharding {
  /** Ranks that divide dense matrices and shared experts. */
  readonly tp: number;
  /** Groups of ranks that hold different experts. */
  readonly ep: number;
  /** Ranks that divide each expert: tp · dp / ep. */
  readonly expertTp: number;
}

/** A matrix that one rank runs on its own tokens: [inputs, outputs]. */
export interface FeedForwardGemm {
  readonly name: string;
  readonly outputs: number;
  readonly inputs: number;
}

/** Routed experts of one layer as one rank sees them. */
export interface RoutedExperts {
  readonly experts: number;
  readonly topK: number;
  /** Width of what an expert takes and gives: the hidden size, or a latent. */
  readonly hiddenSize: number;
  /** Parameters of one expert, whole. */
  readonly parametersPerExpert: number;
  /** Inner width of one expert on one rank. */
  readonly intermediateSizePerRank: number;
  /** Columns of the first product for each inner element: 2 with a gate, else 1. */
  readonly upColumnCount: 1 | 2;
  /** false: experts follow from the token's id. */
  readonly hasRouter: boolean;
}

/** What a feed-forward layer holds and computes. Counts only: `compute/` turns them into time. */
export interface FeedForwardKind<Spec> extends Kind {
  readonly schema: z.ZodType<Spec>;
  /** Parameters of one layer, over all ranks. */
  parameterCount(spec: Spec, hiddenSize: number): number;
  /** Parameters that one token passes through (top-k and shared experts, router). */
  activeParameterCount(spec: Spec, hiddenSize: number): number;
  /** Parameters of the routed experts that one rank holds. */
  expertParameterCountPerRank(spec: Spec, hiddenSize: number, sharding: FeedForwardSharding): number;
  /** All other parameters that one rank holds. */
  denseParameterCountPerRank(spec: Spec, hiddenSize: number, sharding: FeedForwardSharding): number;
  /** Matrices on one rank, run on the rank's own tokens. The router is not among them. */
  gemms(spec: Spec, hiddenSize: number, sharding: FeedForwardSharding): readonly FeedForwardGemm[];
  /** Widest inner activation of one token on one rank, elements. */
  innerWidthPerRank(spec: Spec, sharding: FeedForwardSharding): number;
  /** null: no routed experts. */
  routedExperts(spec: Spec, hiddenSize: number, sharding: FeedForwardSharding): RoutedExperts | null;
}
