import { fieldUnit } from '../../base/field-units.ts';
import { formatCount } from '../../base/format.ts';
import type { FigureSource, PartLibrary, SystemTemplate } from '../../design/index.ts';
import { systemTotals } from '../system-totals.ts';
import type { PartFigure } from './part-figures.ts';

/** What a system adds up to, and what is inside it. */
export function systemFigures(system: SystemTemplate, library: Pick<PartLibrary, 'part'>): readonly PartFigure[] {
  const totals = systemTotals(system, library);
  const sum: FigureSource = { ...system.source, source: `Sum over its parts; the whole: ${system.source.source}` };
  const figure = (name: string, label: string, value: number, isLowerBound = false): PartFigure => ({
    name,
    label,
    value,
    text: `${isLowerBound ? 'at least ' : ''}${fieldUnit(name).format(value)}`,
    source: sum,
  });
  const inside = [...totals.counts].map(([id, count]): PartFigure => {
    const part = library.part(id);
    const name = part?.label ?? id;
    return { name: `inside.${id}`, label: `Inside: ${name}`, value: count, text: formatCount(count), source: system.source };
  });
  return [
    figure('acceleratorCount', 'Accelerators (GPUs)', totals.acceleratorCount),
    figure('memoryCapacityBytes', 'Memory capacity', totals.memoryCapacityBytes),
    figure('memoryBandwidthBytesPerSecond', 'Memory bandwidth', totals.memoryBandwidthBytesPerSecond),
    figure('networkBytesPerSecond', 'Network, per direction', totals.networkBytesPerSecond),
    figure('powerWatts', 'Power, full load', totals.powerWatts, totals.isPowerLowerBound),
    figure('priceUsd', 'Price', totals.priceUsd, totals.isPriceLowerBound),
    ...inside,
  ];
}
