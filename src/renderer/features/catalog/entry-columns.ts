import type { CatalogEntry, PartFigure } from '../../../catalog/index.ts';
import type { IconName } from '../../ui/icons.ts';
import type { FamilyChoice, ListOrder } from './browser-store.ts';

/** A figure as a column of the list. */
export interface Column {
  readonly figure: string;
  readonly label: string;
}

const power = { figure: 'powerWatts', label: 'Power' };
const price = { figure: 'priceUsd', label: 'Price' };

/** What tells the members of a family apart. */
const familyColumns: Readonly<Record<CatalogEntry['family'], readonly Column[]>> = {
  accelerator: [
    { figure: 'peakFlopsPerSecond.bf16', label: 'BF16' },
    { figure: 'peakFlopsPerSecond.fp8', label: 'FP8' },
    { figure: 'memoryCapacityBytes', label: 'Memory' },
    { figure: 'memoryBandwidthBytesPerSecond', label: 'Bandwidth' },
    { figure: 'scaleUpTotalBytesPerSecond', label: 'Scale-up' },
    power,
  ],
  memory: [
    { figure: 'capacityBytes', label: 'Capacity' },
    { figure: 'readBandwidthBytesPerSecond', label: 'Read' },
    { figure: 'writeBandwidthBytesPerSecond', label: 'Write' },
    { figure: 'latencySeconds', label: 'Latency' },
    price,
  ],
  switch: [
    { figure: 'switchingBandwidthBytesPerSecond', label: 'Switching' },
    { figure: 'ports.port', label: 'Ports' },
    { figure: 'latencySeconds', label: 'Latency' },
    power,
    price,
  ],
  nic: [{ figure: 'bandwidthBytesPerSecond', label: 'Bandwidth' }, power, price],
  host: [{ figure: 'coreCount', label: 'Cores' }, power, price],
  link: [
    { figure: 'bandwidthBytesPerSecond', label: 'Bandwidth' },
    { figure: 'latencySeconds', label: 'Latency' },
    { figure: 'reachMetres', label: 'Reach' },
    { figure: 'energyPicojoulesPerBit', label: 'Energy' },
    price,
  ],
  system: [
    { figure: 'acceleratorCount', label: 'GPUs' },
    { figure: 'memoryCapacityBytes', label: 'Memory' },
    { figure: 'memoryBandwidthBytesPerSecond', label: 'Bandwidth' },
    power,
    price,
  ],
};

export const familyLabels: Readonly<Record<FamilyChoice, string>> = {
  all: 'Everything',
  accelerator: 'Accelerators',
  memory: 'Memory',
  switch: 'Switches',
  nic: 'NICs',
  host: 'Hosts',
  link: 'Links',
  system: 'Systems',
  'what-if': 'What-if parts',
};

export const familyIcons: Readonly<Record<CatalogEntry['family'], IconName>> = {
  accelerator: 'accelerator',
  memory: 'memory',
  switch: 'switch',
  nic: 'nic',
  host: 'host',
  link: 'link',
  system: 'server',
};

/** Columns of the list; a mixed list has none but the figures that a search met. */
export function columnsOf(family: FamilyChoice): readonly Column[] {
  return family === 'all' || family === 'what-if' ? [power, price] : familyColumns[family];
}

export function figureOf(entry: CatalogEntry, name: string): PartFigure | undefined {
  return entry.figures.find((figure) => figure.name === name);
}

/** The one or two figures that say most, for a mixed list. */
export function leadFigures(entry: CatalogEntry): readonly PartFigure[] {
  return familyColumns[entry.family]
    .filter((column) => column !== power && column !== price)
    .flatMap(({ figure }) => figureOf(entry, figure) ?? [])
    .filter(({ value }) => value !== null)
    .slice(entry.family === 'accelerator' ? 2 : 0)
    .slice(0, 2);
}

/** By a figure; what has none comes last either way. */
export function ordered<T extends { readonly entry: CatalogEntry }>(found: readonly T[], order: ListOrder | null): readonly T[] {
  if (order === null) return found;
  const sign = order.isDescending ? -1 : 1;
  const value = ({ entry }: T): number | null =>
    order.figure === 'releaseYear' ? entry.releaseYear : (figureOf(entry, order.figure)?.value ?? null);
  return [...found].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
