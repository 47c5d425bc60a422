import type { Diagnostic } from '../base/diagnostic.ts';
import type { KvTransferConfig, NetworkGraph, PoolInput, ReplicaInput } from '../simulator/index.ts';
import { describeCut } from './cut.ts';
import type { Reachability } from './reachability.ts';

/** A pair of nodes that no path joins. */
type Pair = readonly [number, number];

/** Whether the ranks of each replica reach one another: their collectives run over the drawn links. */
export function rankConnectionChecks(graph: NetworkGraph, reach: Reachability, pool: PoolInput, poolIndex: number): Diagnostic[] {
  const broken = pool.replicas.flatMap((replica) => {
    const pair = commonFabrics(reach, replica).length > 0 ? null : unconnectedPair(reach, replica.ranks, replica.ranks);
    return pair ? [{ replica, pair }] : [];
  });
  if (broken.length === 0) return [];
  const [{ replica, pair }] = broken;
  const [from, to] = pair.map((node) => graph.nodeIds[node]);
  return [
    {
      code: 'ranks-not-connected',
      severity: 'error',
      path: ['deployment', 'pools', poolIndex, 'accelerators'],
      message: `${from} and ${to} belong to one replica (${replica.id}), and no path joins them${andMore(broken.length, 'replica', 'replicas')}. ${describeCut(graph, reach, ...pair)}`,
      remedy: 'Draw a link between them, over a switch or NICs, or make replicas smaller.',
      subjects: [from, to],
    },
  ];
}

/** Whether KV caches can travel from each prefill replica to each decode replica. */
export function kvPathChecks(graph: NetworkGraph, reach: Reachability, pools: readonly PoolInput[]): Diagnostic[] {
  const sources = pools.filter(({ role }) => role === 'prefill').flatMap(({ replicas }) => replicas);
  const targets = pools.filter(({ role }) => role === 'decode').flatMap(({ replicas }) => replicas);
  // Replicas whose ranks all hang on a common piece of fabric reach one another: pairs of those need no look.
  const sourceFabrics = sources.map((replica) => commonFabrics(reach, replica));
  const targetFabrics = targets.map((replica) => commonFabrics(reach, replica));
  let broken = 0;
  let first: Pair | null = null;
  sources.forEach((source, s) => {
    targets.forEach((target, t) => {
      if (sourceFabrics[s].some((fabric) => targetFabrics[t].includes(fabric))) return;
      const pair = unconnectedPair(reach, source.ranks, target.ranks);
      if (!pair) return;
      broken += 1;
      first ??= pair;
    });
  });
  if (first === null) return [];
  const [from, to] = (first as Pair).map((node) => graph.nodeIds[node]);
  return [
    {
      code: 'no-kv-path',
      severity: 'error',
      path: ['deployment', 'kvTransfer'],
      message: `KV caches cannot travel from ${from} (prefill) to ${to} (decode): no path joins them${andMore(broken, 'pair of replicas', 'pairs of replicas')}. ${describeCut(graph, reach, ...(first as Pair))}`,
      remedy: 'Connect the servers of both pools, for example each NIC to a leaf switch and the leaves to common spines.',
      subjects: [from, to],
    },
  ];
}

/** Whether each rank reaches a memory that its KV can be staged in, where the deployment asks for that. */
export function kvMemoryChecks(
  graph: NetworkGraph,
  reach: Reachability,
  pools: readonly PoolInput[],
  path: KvTransferConfig['path'],
): Diagnostic[] {
  if (path === undefined || path === 'direct' || !pools.some(({ role }) => role === 'prefill')) return [];
  const memories = Array.from(graph.nodeKinds.keys()).filter((node) => graph.nodeKinds[node] === 'memory');
  const ranks = pools.filter(({ role }) => role !== 'mixed').flatMap(({ replicas }) => replicas.flatMap(({ ranks }) => [...ranks]));
  const isShared = path === 'pooled-memory';
  // A pool that serves everyone is looked for once; memories of servers rank by rank.
  if (isShared && memories.some((memory) => ranks.every((rank) => reach.areConnected(rank, memory)))) return [];
  const without = ranks.filter((rank) => !memories.some((memory) => reach.areConnected(rank, memory)));
  if (without.length === 0 && !isShared) return [];
  const from = graph.nodeIds[without[0] ?? ranks[0]];
  return [
    {
      code: 'no-kv-memory',
      severity: 'error',
      path: ['deployment', 'kvTransfer', 'path'],
      message: isShared
        ? 'KV caches are to go through a pooled memory, and no drawn memory is reached by all accelerators of the prefill and decode pools.'
        : `KV caches are to be staged in host memory, and ${from} reaches no drawn memory${andMore(without.length, 'accelerator', 'accelerators')}.`,
      remedy: 'Draw a memory and link it to the hosts, or let KV travel directly.',
      subjects: [from],
    },
  ];
}

function andMore(count: number, one: string, many: string): string {
  return count > 1 ? `; the same holds for ${count - 1} more ${count === 2 ? one : many}` : '';
}

function commonFabrics(reach: Reachability, replica: ReplicaInput): readonly number[] {
  let common = reach.fabrics(replica.ranks[0]);
  for (const node of replica.ranks) {
    const fabrics = reach.fabrics(node);
    common = common.filter((fabric) => fabrics.includes(fabric));
    if (common.length === 0) break;
  }
  return common;
}

function unconnectedPair(reach: Reachability, from: Int32Array, to: Int32Array): Pair | null {
  for (const a of from) {
    for (const b of to) if (!reach.areConnected(a, b)) return [a, b];
  }
  return null;
}
