import { err, ok, type Result } from '../../base/result.ts';
import type { FlowClass } from './flow-class.ts';
import type { Router } from './router.ts';
import { type Route, RouteBuilder } from './routing/route.ts';
import { commonMemory, nearestMemory } from './staging-memory.ts';

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

/** How KV travels. */
export interface KvRouteOptions {
  readonly path: 'direct' | 'host-memory' | 'pooled-memory';
  /** NICs of its server over which each rank stripes its part. */
  readonly nicsPerRankCount: number;
  /** Time that posting one descriptor takes a NIC, in series with its bytes. */
  readonly descriptorSeconds: number;
  /** Largest block of contiguous bytes in a part with this share of a stage's heads; `isSplitAnew`: the two sides hold other heads. */
  descriptorBytes(headFraction: number, isSplitAnew: boolean): number;
}

const plain: KvRouteOptions = { path: 'direct', nicsPerRankCount: 1, descriptorSeconds: 0, descriptorBytes: () => 1 };

/**
 * Class of the transfers between two replicas: each rank's part of the KV cache leaves by its own NIC, or in equal stripes by several,
 * and enters by those of the rank that will hold it. Where the two sides are sharded differently, heads and layers are split anew:
 * rank i of n holds the i-th n-th of its stage's layers' heads, and each overlap of a part here with a part there travels between those
 * two. A transfer of X bytes moves X / memberTotal over each member. Keep the result for a pair: flows of one class object are one
 * variable.
 *
 * Descriptors cap the class: a byte costs its time on the tightest link and its share of the descriptors of the busiest NIC.
 * Approximation: transfers that meet on a NIC do not share its descriptors, and staging is a pipeline that never waits.
 *
 * @param isReplicated every rank of a stage holds the same KV (MLA): one copy crosses, rank i to rank i, dealt over as many pairs
 * as both sides have. Approximation: spreading the copy inside the target's domain is not counted
 * @returns the two ranks that no such path joins; the same rank twice: it reaches no memory
 */
export function kvRoute(
  router: Router,
  source: KvEndpoint,
  target: KvEndpoint,
  isReplicated: boolean,
  options: KvRouteOptions = plain,
): Result<FlowClass, Unreachable> {
  const builder = new RouteBuilder();
  const stages = overlaps(source.pipelineStageCount, target.pipelineStageCount);
  const sourceWidth = source.ranks.length / source.pipelineStageCount;
  const targetWidth = target.ranks.length / target.pipelineStageCount;
  const pairCount = Math.min(sourceWidth, targetWidth);
  const shards = isReplicated
    ? Array.from({ length: pairCount }, (_, rank) => ({ from: rank, to: rank, fraction: 1 / pairCount }))
    : overlaps(sourceWidth, targetWidth);
  const isSplitAnew = !isReplicated && sourceWidth !== targetWidth;
  const memberTotal = stages.length * shards.length;
  const posted = new Map<number, number>();
  let latencySeconds = 0;
  for (const stage of stages) {
    for (const shard of shards) {
      const from = stage.from * sourceWidth + shard.from;
      const to = stage.to * targetWidth + shard.to;
      const ways = stripes(router, options, [source.ranks[from], source.nics[from]], [target.ranks[to], target.nics[to]]);
      if (!ways) return err({ from: source.ranks[from], to: target.ranks[to] });
      const members = (stage.fraction * shard.fraction * memberTotal) / ways.length;
      for (const route of ways) {
        for (let i = 0; i < route.links.length; i += 1) builder.add(route.links[i], route.fractions[i] * members);
        latencySeconds = Math.max(latencySeconds, route.latencySeconds);
      }
      const descriptors = members / options.descriptorBytes(shard.fraction, isSplitAnew);
      posted.set(from, (posted.get(from) ?? 0) + descriptors);
    }
  }
  const { links, fractions } = builder.build(latencySeconds);
  const route = { links, memberCounts: fractions, memberTotal, latencySeconds };
  if (options.descriptorSeconds === 0) return ok(route);
  let wireSecondsPerByte = 0;
  for (let i = 0; i < links.length; i += 1) {
    wireSecondsPerByte = Math.max(wireSecondsPerByte, fractions[i] / router.graph.linkBandwidthBytesPerSecond[links[i]]);
  }
  const descriptorSecondsPerByte = Math.max(...posted.values()) * options.descriptorSeconds;
  return ok({ ...route, memberCapBytesPerSecond: 1 / (wireSecondsPerByte + descriptorSecondsPerByte) });
}

/** Equal stripes from rank to rank, one for each NIC that takes part. null: no path. */
function stripes(
  router: Router,
  { path, nicsPerRankCount }: KvRouteOptions,
  [from, fromNic]: readonly [rank: number, nic: number],
  [to, toNic]: readonly [rank: number, nic: number],
): readonly Route[] | null {
  if (path === 'pooled-memory') {
    const memory = commonMemory(router, from, to);
    const whole = memory < 0 ? null : inSeries([router.route(from, memory), router.route(memory, to)]);
    return whole && [whole];
  }
  const isStaged = path === 'host-memory';
  const [start, end] = isStaged ? [nearestMemory(router, from), nearestMemory(router, to)] : [from, to];
  if (start < 0 || end < 0) return null;
  const fromNics = nicsAround(router, from, fromNic, nicsPerRankCount);
  const toNics = nicsAround(router, to, toNic, nicsPerRankCount);
  const count = router.scaleUpRoute(start, end) || start === end ? 1 : Math.max(fromNics.length, toNics.length);
  const ways = Array.from({ length: count }, (_, k) => {
    const across = start === end ? null : router.routeByNics(start, fromNics[k % fromNics.length], toNics[k % toNics.length], end);
    if (start !== end && !across) return null;
    return isStaged ? inSeries([router.route(from, start), ...(across ? [across] : []), router.route(end, to)]) : across;
  });
  return ways.every((way) => way !== null) ? ways : null;
}

function inSeries(parts: readonly (Route | null)[]): Route | null {
  const builder = new RouteBuilder();
  let latencySeconds = 0;
  for (const part of parts) {
    if (!part) return null;
    builder.addRoute(part);
    latencySeconds += part.latencySeconds;
  }
  return builder.build(latencySeconds);
}

/** A rank's own NIC and the nearest others that it reaches inside its server, those that follow its own first. */
function nicsAround(router: Router, rank: number, own: number, count: number): readonly number[] {
  if (own < 0 || count <= 1) return [own];
  const { nodeKinds, linkTo } = router.graph;
  const others = router.nicsOfServer(rank).flatMap((nic) => {
    const links = nic === own ? undefined : router.route(rank, nic)?.links;
    // Over its host or PCIe switches, not over the fabric.
    const isInside = links?.every((link) => linkTo[link] === nic || !['nic', 'switch'].includes(nodeKinds[linkTo[link]]));
    return links && isInside ? [{ nic, hops: links.length }] : [];
  });
  const after = ({ nic }: { readonly nic: number }): number => (nic > own ? 0 : 1);
  others.sort((a, b) => a.hops - b.hops || after(a) - after(b) || a.nic - b.nic);
  return [own, ...others.slice(0, count - 1).map(({ nic }) => nic)];
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
