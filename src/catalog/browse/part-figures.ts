import { fieldLabel, fieldUnit } from '../../base/field-units.ts';
import { formatCount } from '../../base/format.ts';
import { type AcceleratorPart, type FigureSource, figureSource, type Part, type PartLibrary } from '../../design/index.ts';
import { scaleUpBandwidth } from '../scale-up-bandwidth.ts';

/** One figure of a part or system, ready to be read, compared and searched. */
export interface PartFigure {
  /** Property, with the entry of a table: `memoryCapacityBytes`, `peakFlopsPerSecond.fp8`, `ports.nvlink`. Carries the unit. */
  readonly name: string;
  readonly label: string;
  /** SI. null: not offered, or not published. */
  readonly value: number | null;
  readonly text: string;
  readonly source: FigureSource | null;
}

/** Figures in the order in which people compare them; a family has those that its parts have. */
const order = [
  'peakFlopsPerSecond',
  'peakInt8OpsPerSecond',
  'capacityBytes',
  'memoryCapacityBytes',
  'memoryBandwidthBytesPerSecond',
  'memoryStackCount',
  'onChipMemoryBytes',
  'scaleUp',
  'scaleUpDomainCount',
  'switchingBandwidthBytesPerSecond',
  'bandwidthBytesPerSecond',
  'readBandwidthBytesPerSecond',
  'writeBandwidthBytesPerSecond',
  'latencySeconds',
  'reconfigurationSeconds',
  'hasInNetworkReduction',
  'coreCount',
  'ports',
  'reachMetres',
  'energyPicojoulesPerBit',
  'enduranceWritesPerDay',
  'powerWatts',
  'idlePowerWatts',
  'priceUsd',
  'releaseYear',
] as const;

const labels: Readonly<Record<string, string>> = {
  peakInt8OpsPerSecond: 'INT8, dense',
  memoryStackCount: 'Memory stacks',
  onChipMemoryBytes: 'On-chip memory',
  scaleUpDomainCount: 'Scale-up domain',
  switchingBandwidthBytesPerSecond: 'Switching, per direction',
  bandwidthBytesPerSecond: 'Bandwidth, per direction',
  hasInNetworkReduction: 'In-network reduction',
  powerWatts: 'Power, full load',
  idlePowerWatts: 'Power, idle',
  enduranceWritesPerDay: 'Endurance',
  energyPicojoulesPerBit: 'Energy',
  releaseYear: 'Year',
};

function textOf(name: string, value: unknown, isSourced: boolean): string {
  if (typeof value === 'number') return fieldUnit(name).format(value);
  if (typeof value !== 'boolean') return 'unknown';
  return value ? 'yes' : isSourced ? 'no' : 'none known';
}

function single(part: Part, name: string, value: unknown): PartFigure {
  const source = (value === null ? undefined : figureSource(part, name)) ?? null;
  return {
    name,
    label: labels[name] ?? fieldLabel(name),
    value: typeof value === 'number' ? value : typeof value === 'boolean' && source !== null ? Number(value) : null,
    text: textOf(name, value, source !== null),
    source,
  };
}

function peaks(part: AcceleratorPart): readonly PartFigure[] {
  return Object.entries(part.peakFlopsPerSecond).map(([format, value]) => {
    const name = `peakFlopsPerSecond.${format}`;
    const text = value === null ? 'none' : fieldUnit('peakFlopsPerSecond').format(value);
    return {
      name,
      label: `${format.toUpperCase()}, dense`,
      value,
      text,
      source: value === null ? null : (figureSource(part, name) ?? null),
    };
  });
}

function ports(part: Part, library: Pick<PartLibrary, 'part'>): readonly PartFigure[] {
  return part.ports.map(({ id, count, technologies }) => ({
    name: `ports.${id}`,
    label: id === 'port' ? 'Ports' : `Ports: ${id}`,
    value: count,
    text: `${formatCount(count)} × ${technologies.map((technology) => library.part(technology)?.label ?? technology).join(' or ')}`,
    source: figureSource(part, 'ports') ?? null,
  }));
}

/** What the ports that join accelerators come to; as sure as the less sure of ports and link. */
function scaleUp(part: AcceleratorPart, library: Pick<PartLibrary, 'part'>): readonly PartFigure[] {
  const bandwidth = scaleUpBandwidth(part, library);
  const source = figureSource(part, 'ports') ?? null;
  const figure = (name: string, label: string, value: number | null): PartFigure => ({
    name,
    label,
    value,
    text: value === null ? 'none' : fieldUnit(name).format(value),
    source: value === null ? null : source,
  });
  return [
    figure('scaleUpTotalBytesPerSecond', 'Scale-up, all links, per direction', bandwidth?.totalBytesPerSecond ?? null),
    figure('scaleUpPeerBytesPerSecond', 'Scale-up, to one peer', bandwidth?.peerBytesPerSecond ?? null),
  ];
}

/** Every figure of a part, in the order of comparison. Nothing is left out: what is not known says so. */
export function partFigures(part: Part, library: Pick<PartLibrary, 'part'>): readonly PartFigure[] {
  const values = part as unknown as Readonly<Record<string, unknown>>;
  return order.flatMap((name): readonly PartFigure[] => {
    if (name === 'ports') return ports(part, library);
    if (part.family === 'accelerator' && name === 'peakFlopsPerSecond') return peaks(part);
    if (part.family === 'accelerator' && name === 'scaleUp') return scaleUp(part, library);
    return values[name] === undefined ? [] : [single(part, name, values[name])];
  });
}
