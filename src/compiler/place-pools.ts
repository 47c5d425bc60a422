import type { AcceleratorPart, Design, ExpandedTopology } from '../design/index.ts';
import { selectAccelerators } from '../design/index.ts';
import { type DeviceInput, type PoolInput, type ReplicaInput, usualPrefixCache } from '../simulator/index.ts';

/** A pool as it stands on its accelerators. */
export interface PlacedPool {
  readonly pool: PoolInput;
  /** Its index in `deployment.pools`. */
  readonly index: number;
}

/**
 * Puts each pool on its accelerators: in path order, `replicaSize` at a time. A replica's ranks are its accelerators in
 * that order, read as TP innermost, then CP, DP, PP; so tensor-parallel neighbours are neighbours on the drawing.
 *
 * A pool without a whole replica, or of mixed parts, is left out: the rules of `design/` have said why.
 *
 * @param nicOf [nodeCount] NIC of each accelerator, or -1
 */
export function placePools(design: Design, topology: ExpandedTopology, nicOf: Int32Array): readonly PlacedPool[] {
  return design.deployment.pools.flatMap((pool, index): PlacedPool[] => {
    const selected = selectAccelerators(topology, pool.accelerators);
    const members = selected.ok ? selected.value : [];
    const part = members.length < pool.replicaSize ? null : topology.nodes[members[0]].part;
    if (part?.family !== 'accelerator' || members.some((node) => topology.nodes[node].part.id !== part.id)) return [];
    const replicas: ReplicaInput[] = [];
    for (let start = 0; start + pool.replicaSize <= members.length; start += pool.replicaSize) {
      const ranks = Int32Array.from(members.slice(start, start + pool.replicaSize));
      replicas.push({ id: `${pool.id}/replica[${replicas.length}]`, ranks, nics: ranks.map((node) => nicOf[node]) });
    }
    return [
      {
        index,
        pool: {
          id: pool.id,
          role: pool.role,
          device: deviceInput(part),
          parallelism: pool.parallelism,
          precision: pool.precision,
          scheduler: pool.scheduler,
          memoryUseFraction: pool.memoryUseFraction,
          kvPageTokensCount: pool.kvPageTokensCount,
          prefixCache: pool.prefixCache ?? usualPrefixCache,
          expertPlacement: pool.expertPlacement,
          engine: pool.engine,
          replicas,
        },
      },
    ];
  });
}

/** The figures of an accelerator that the engines need. */
export function deviceInput(part: AcceleratorPart): DeviceInput {
  return {
    partId: part.id,
    peakFlopsPerSecond: part.peakFlopsPerSecond,
    memoryBandwidthBytesPerSecond: part.memoryBandwidthBytesPerSecond,
    memoryCapacityBytes: part.memoryCapacityBytes,
    kernelConstants: part.kernelConstants,
  };
}
