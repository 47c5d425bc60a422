import { err, ok, type Result } from '../../base/result.ts';
import type { FlowClass } from './flow-class.ts';
import type { Router } from './router.ts';
import { RouteBuilder } from './routing/route.ts';

/** One side of a KV transfer: the ranks that hold (or will hold) the KV cache of one request. */
export interface KvEndpoint {
  /** Node of each rank's accelerator, pipeline stage outermost, tensor-parallel rank innermost. */
  readonly ranks: Int32Array;
  /** Node of each rank's NIC, or -1. */
  readonly nics: Int32Array;
  readonly pipelineStageCount: number;
}

/** Two nodes that no path joins. */
export interface Unreachable {
  readonly from: number;
  readonly to: number;
}

/**
 * Class of the transfers between two replicas: each rank's part of the KV cache leaves by its own NIC and enters by the NIC of
 * the rank that will hold it. Where the two sides are sharded differently, heads and layers are split anew: rank i of n holds
 * the i-th n-th of its stage's layers' heads, and each overlap of a part here with a part there travels between those two.
 * A transfer of X bytes moves X / memberTotal over each member. Keep the result for a pair: flows of one class object are one
 * variable.
 *
 * @param isReplicated every rank of a stage holds the same KV (MLA): one copy crosses, rank i to rank i, dealt over as many pairs
 * as both sides have. Approximation: spreading the copy inside the target's domain is not counted
 */
export function kvRoute(router: Router, source: KvEndpoint, target: KvEndpoint, isReplicated: boolean): Result<FlowClass, Unreachable> {
  const builder = new RouteBuilder();
  const stages = overlaps(source.pipelineStageCount, target.pipelineStageCount);
  const sourceWidth = source.ranks.length / source.pipelineStageCount;
  const targetWidth = target.ranks.length / target.pipelineStageCount;
  const pairCount = Math.min(sourceWidth, targetWidth);
  const shards = isReplicated
    ? Array.from({ length: pairCount }, (_, rank) => ({ from: rank, to: rank, fraction: 1 / pairCount }))
    : overlaps(sourceWidth, targetWidth);
  const memberTotal = stages.length * shards.length;
  let latencySeconds = 0;
  for (const stage of stages) {
    for (const shard of shards) {
      const from = stage.from * sourceWidth + shard.from;
      const to = stage.to * targetWidth + shard.to;
      const route = router.routeByNics(source.ranks[from], source.nics[from], target.nics[to], target.ranks[to]);
      if (!route) return err({ from: source.ranks[from], to: target.ranks[to] });
      const members = stage.fraction * shard.fraction * memberTotal;
      for (let i = 0; i < route.links.length; i += 1) builder.add(route.links[i], route.fractions[i] * members);
      latencySeconds = Math.max(latencySeconds, route.latencySeconds);
    }
  }
  const { links, fractions } = builder.build(latencySeconds);
  return ok({ links, memberCounts: fractions, memberTotal, latencySeconds });
}

/** Overlaps of the unit interval cut into `m` equal parts with the same cut into `n`. Integer arithmetic on 1 / (m n). */
function overlaps(m: number, n: number): { readonly from: number; readonly to: number; readonly fraction: number }[] {
  const pieces = [];
  for (let from = 0; from < m; from += 1) {
    for (let to = Math.floor((from * n) / m); to * m < (from + 1) * n; to += 1) {
      const overlap = Math.min((from + 1) * n, (to + 1) * m) - Math.max(from * n, to * m);
      if (overlap > 0) pieces.push({ from, to, fraction: overlap / (m * n) });
    }
  }
  return pieces;
}
