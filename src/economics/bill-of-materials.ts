import type { Design, ExpandedTopology, PartFamily } from '../design/index.ts';
import { priceTopology } from './priced-topology.ts';

/** One row: so many of one part, or of one system's overhead. */
export interface BillLine {
  /** Part id, or definition id for the overhead of a system. */
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  readonly family: PartFamily | 'system-overhead';
  readonly count: number;
  /** null: unknown, or in the overhead of the system that it comes with. */
  readonly unitPriceUsd: number | null;
  readonly totalPriceUsd: number;
  /** At full load; null: unknown, or in the overhead. */
  readonly unitPowerWatts: number | null;
  readonly totalPowerWatts: number;
  /** How many of them have no price and no system around them that would hold it: the total is then a lower bound. */
  readonly unpricedCount: number;
}

/** What must be bought to build the drawing. */
export interface BillOfMaterials {
  /** Dearest first; equal totals by id. */
  readonly lines: readonly BillLine[];
  readonly capexUsd: number;
  /** Nameplate: everything at full load, without PUE. */
  readonly fullPowerWatts: number;
  readonly isLowerBound: boolean;
}

type MutableLine = { -readonly [K in keyof BillLine]: BillLine[K] };

/** Counts everything drawn by part, cables and the overhead of systems included. */
export function billOfMaterials(design: Pick<Design, 'definitions'>, topology: ExpandedTopology): BillOfMaterials {
  const priced = priceTopology(design, topology);
  const lines = new Map<string, MutableLine>();
  const add = (
    key: string,
    line: Omit<BillLine, 'count' | 'totalPriceUsd' | 'totalPowerWatts' | 'unpricedCount'>,
    isUnpriced: boolean,
  ): void => {
    let entry = lines.get(key);
    if (!entry) {
      entry = { ...line, count: 0, totalPriceUsd: 0, totalPowerWatts: 0, unpricedCount: 0 };
      lines.set(key, entry);
    }
    entry.count += 1;
    entry.totalPriceUsd += line.unitPriceUsd ?? 0;
    entry.totalPowerWatts += line.unitPowerWatts ?? 0;
    if (isUnpriced) entry.unpricedCount += 1;
  };

  for (const [elements, figures] of [
    [topology.nodes, priced.nodes],
    [topology.links, priced.links],
  ] as const) {
    elements.forEach(({ part }, index) => {
      const { id, label, vendor, family, priceUsd, powerWatts } = part;
      add(`part ${id}`, { id, label, vendor, family, unitPriceUsd: priceUsd, unitPowerWatts: powerWatts }, figures[index].isPriceUnknown);
    });
  }
  topology.containers.forEach(({ definition }, index) => {
    const { priceUsd, fullWatts } = priced.containers[index];
    if (definition === null || (priceUsd === 0 && fullWatts === 0)) return;
    const label = `${design.definitions[definition]?.label ?? definition}: board, chassis, cooling`;
    add(
      `system ${definition}`,
      { id: definition, label, vendor: '', family: 'system-overhead', unitPriceUsd: priceUsd, unitPowerWatts: fullWatts },
      false,
    );
  });

  const sorted = [...lines.values()].sort((a, b) => b.totalPriceUsd - a.totalPriceUsd || (a.id < b.id ? -1 : 1));
  return {
    lines: sorted,
    capexUsd: sorted.reduce((sum, line) => sum + line.totalPriceUsd, 0),
    fullPowerWatts: sorted.reduce((sum, line) => sum + line.totalPowerWatts, 0),
    isLowerBound: sorted.some((line) => line.unpricedCount > 0),
  };
}
