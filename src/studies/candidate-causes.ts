import type { Summary } from '../results/index.ts';
import type { SimulationInput } from '../simulator/index.ts';
import type { WhatIf } from './what-ifs/index.ts';

const singleCableCount = 4;

/**
 * Every resource class of a design, and the cables that are used most, made `factor` times as fast or as large. What carries
 * nothing in `summary` can hold nobody back and is left out.
 */
export function candidateCauses(input: SimulationInput, summary: Summary, factor: number): readonly WhatIf[] {
  const { network, pools } = input;
  const used = summary.links.filter(({ meanUtilizationFraction }) => meanUtilizationFraction > 0);
  const technologies = [...new Set(used.map(({ technology }) => technology))];
  const cables: string[] = [];
  const seen = new Set<number>();
  for (const { id } of [...used].sort((a, b) => b.p95UtilizationFraction - a.p95UtilizationFraction)) {
    const link = network.linkIds.indexOf(id);
    if (seen.has(link)) continue;
    seen.add(link).add(network.linkReverse[link]);
    cables.push(id);
    if (cables.length === singleCableCount) break;
  }
  return [
    ...pools.flatMap(({ id }) =>
      (['pool-compute', 'pool-memory-bandwidth', 'pool-memory-capacity', 'pool'] as const).map(
        (kind): WhatIf => ({ kind, poolId: id, factor }),
      ),
    ),
    ...technologies.flatMap((technology) =>
      (['link-bandwidth', 'link-latency'] as const).map((kind): WhatIf => ({ kind, technology, factor })),
    ),
    ...cables.map((linkId): WhatIf => ({ kind: 'cable-bandwidth', linkId, factor })),
  ];
}
