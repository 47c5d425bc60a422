import type { ExpandedTopology } from '../../design/index.ts';
import type { DeviceInput, SimulationInput } from '../../simulator/index.ts';
import type { WhatIfKind } from './what-if-kind.ts';

/** The accelerators of one pool. */
export interface PoolChange {
  readonly kind: 'pool-compute' | 'pool-memory-bandwidth' | 'pool-memory-capacity' | 'pool';
  readonly poolId: string;
  readonly factor: number;
}

function poolKind<const K extends PoolChange['kind']>(
  kind: K,
  label: string,
  what: string,
  change: (device: DeviceInput, factor: number) => DeviceInput,
) {
  return {
    kind,
    label,
    relation: '×',
    apply: (input: SimulationInput, { poolId, factor }: PoolChange): SimulationInput => ({
      ...input,
      pools: input.pools.map((pool) => (pool.id === poolId ? { ...pool, device: change(pool.device, factor) } : pool)),
    }),
    subject: (_: SimulationInput, { poolId }: PoolChange) => ({ linkIds: [], poolId }),
    describe: ({ poolId }: PoolChange) => `${what} of pool ${poolId}`,
    /** Of the whole accelerators: what their compute and their memory cost apart is not published. */
    priceUsd(input: SimulationInput, topology: ExpandedTopology, { poolId }: PoolChange): number | null {
      const replicas = input.pools.find(({ id }) => id === poolId)?.replicas ?? [];
      let sum = 0;
      for (const { ranks } of replicas) {
        for (const rank of ranks) {
          const price = topology.nodes[topology.nodeIndex.get(input.network.nodeIds[rank]) ?? -1]?.part.priceUsd ?? null;
          if (price === null) return null;
          sum += price;
        }
      }
      return sum;
    },
  } as const satisfies WhatIfKind<PoolChange>;
}

const withCompute = (device: DeviceInput, factor: number): DeviceInput => ({
  ...device,
  peakFlopsPerSecond: Object.fromEntries(
    Object.entries(device.peakFlopsPerSecond).map(([format, peak]) => [format, peak === null ? null : peak * factor]),
  ) as DeviceInput['peakFlopsPerSecond'],
});
const withBandwidth = (device: DeviceInput, factor: number): DeviceInput => ({
  ...device,
  memoryBandwidthBytesPerSecond: device.memoryBandwidthBytesPerSecond * factor,
});
const withCapacity = (device: DeviceInput, factor: number): DeviceInput => ({
  ...device,
  memoryCapacityBytes: device.memoryCapacityBytes * factor,
});

/** FLOP/s of a pool's accelerators, in every number format. */
export const poolCompute = poolKind('pool-compute', 'Compute of a pool', 'FLOP/s of the accelerators', withCompute);
/** Memory bandwidth of a pool's accelerators. */
export const poolMemoryBandwidth = poolKind('pool-memory-bandwidth', 'Memory bandwidth of a pool', 'memory bandwidth', withBandwidth);
/** Memory capacity of a pool's accelerators: all that is added holds KV. */
export const poolMemoryCapacity = poolKind('pool-memory-capacity', 'Memory capacity of a pool', 'memory capacity', withCapacity);
/** All three together. */
export const wholePool = poolKind('pool', 'Accelerators of a pool', 'compute, memory bandwidth and capacity', (device, factor) =>
  withCapacity(withBandwidth(withCompute(device, factor), factor), factor),
);
