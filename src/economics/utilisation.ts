import type { ExpandedTopology } from '../design/index.ts';
import type { Summary } from '../results/index.ts';
import type { SimulationInput } from '../simulator/index.ts';

/**
 * Share of time that each node is busy: an accelerator as its pool (0 outside the pools), any other device as the busier
 * direction of its busiest link. Without results every device counts as fully busy.
 */
export function busyFractions(topology: ExpandedTopology, input: SimulationInput | null, summary: Summary | null): Float64Array {
  const busy = new Float64Array(topology.nodes.length);
  if (input === null || summary === null) return busy.fill(1);
  for (const link of summary.links) {
    for (const path of [link.from, link.to]) {
      const node = topology.nodeIndex.get(path);
      if (node !== undefined) busy[node] = Math.max(busy[node], link.meanUtilizationFraction);
    }
  }
  const busyOfPool = new Map(summary.pools.map((pool) => [pool.id, pool.busyFraction]));
  topology.nodes.forEach((node, index) => {
    if (node.kind === 'accelerator') busy[index] = 0;
  });
  for (const pool of input.pools) {
    for (const { ranks } of pool.replicas) for (const node of ranks) busy[node] = busyOfPool.get(pool.id) ?? 0;
  }
  return busy;
}
