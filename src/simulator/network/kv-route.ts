import type { FlowClass } from './flow-class.ts';
import type { Router } from './routing/index.ts';

/** One side of a KV transfer: the ranks that hold (or will hold) the KV cache of one request. */
export interface KvEndpoint {
  /** Node of each rank's accelerator, pipeline stage outermost, tensor-parallel rank innermost. */
  readonly ranks: Int32Array;
  /** Node of each rank's NIC, or -1. */
  readonly nics: Int32Array;
  readonly pipelineStageCount: number;
}

/** Where the KV cache of a request travels from one replica to another. */
export interface KvRoute {
  readonly flowClass: FlowClass;
  /** A transfer of X bytes moves X / memberTotal over each member of the class. */
  readonly memberTotal: number;
}

/**
 * Class of the transfers between two replicas: each rank's part of the KV cache leaves by its own NIC and enters by the NIC
 * of the rank that will hold it; heads and layers are split anew where the two sides are sharded differently.
 *
 * @param isReplicated every rank of a stage holds the same KV (MLA): one copy crosses, striped over pairs of ranks
 * @returns the pair of nodes that no route joins, when there is one
 */
export declare function kvRoute(
  router: Router,
  source: KvEndpoint,
  target: KvEndpoint,
  isReplicated: boolean,
): { readonly ok: true; readonly value: KvRoute } | { readonly ok: false; readonly error: { readonly from: number; readonly to: number } };
