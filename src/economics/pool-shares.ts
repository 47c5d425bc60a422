import type { ExpandedTopology } from '../design/index.ts';
import type { SimulationInput } from '../simulator/index.ts';
import type { DrawingCost, PlaceCost } from './cost-by-node.ts';

/** What a pool is charged: its accelerators, and its share of all that serves several. */
export interface PoolCost {
  readonly id: string;
  readonly capexUsd: number;
  readonly powerWatts: number;
  readonly usdPerHour: number;
}

/**
 * Divides the cost of the whole drawing over the pools. An accelerator is charged to its pool; anything else (NICs, hosts,
 * switches, boxes, spare accelerators) to the pools of the innermost box around it that holds any, by their accelerators
 * there. The charges add up to the drawing.
 */
export function costByPool(topology: ExpandedTopology, input: SimulationInput, cost: DrawingCost): readonly PoolCost[] {
  const poolCount = input.pools.length;
  const containerCount = topology.containers.length;
  const poolOfNode = new Int32Array(topology.nodes.length).fill(-1);
  // [containerCount + 1, poolCount]: accelerators of each pool in each box; the last row is the whole drawing.
  const members = new Float64Array((containerCount + 1) * poolCount);

  const rowOf = (container: string | null): number =>
    container === null ? containerCount : (topology.containerIndex.get(container) ?? containerCount);
  const outerRow = (row: number): number => (row === containerCount ? -1 : rowOf(topology.containers[row].container));

  input.pools.forEach((pool, poolIndex) => {
    for (const { ranks } of pool.replicas) {
      for (const node of ranks) {
        poolOfNode[node] = poolIndex;
        for (let row = rowOf(topology.nodes[node].container); row >= 0; row = outerRow(row)) members[row * poolCount + poolIndex] += 1;
      }
    }
  });

  const charged = {
    capexUsd: new Float64Array(poolCount),
    powerWatts: new Float64Array(poolCount),
    usdPerHour: new Float64Array(poolCount),
  };
  const charge = (place: PlaceCost, pool: number, share: number): void => {
    charged.capexUsd[pool] += place.capexUsd * share;
    charged.powerWatts[pool] += place.powerWatts * share;
    charged.usdPerHour[pool] += place.usdPerHour * share;
  };
  const chargeAround = (place: PlaceCost, firstRow: number): void => {
    for (let row = firstRow; row >= 0; row = outerRow(row)) {
      const inside = members.subarray(row * poolCount, (row + 1) * poolCount);
      const total = inside.reduce((sum, count) => sum + count, 0);
      if (total === 0) continue;
      inside.forEach((count, pool) => {
        charge(place, pool, count / total);
      });
      return;
    }
  };

  cost.nodes.forEach((place, node) => {
    if (poolOfNode[node] >= 0) charge(place, poolOfNode[node], 1);
    else chargeAround(place, rowOf(topology.nodes[node].container));
  });
  cost.containerOverheads.forEach((place, container) => {
    chargeAround(place, container);
  });
  return input.pools.map(({ id }, pool) => ({
    id,
    capexUsd: charged.capexUsd[pool],
    powerWatts: charged.powerWatts[pool],
    usdPerHour: charged.usdPerHour[pool],
  }));
}
