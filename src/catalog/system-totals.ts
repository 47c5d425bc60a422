import type { Definition, Part, PartLibrary, SystemTemplate } from '../design/index.ts';

/** What the inside of a system adds up to. */
export interface SystemTotals {
  readonly acceleratorCount: number;
  /** Memory of the accelerators together. */
  readonly memoryCapacityBytes: number;
  readonly memoryBandwidthBytesPerSecond: number;
  /** NICs, or what the accelerators themselves have for the network, together and per direction. */
  readonly networkBytesPerSecond: number;
  readonly powerWatts: number;
  readonly priceUsd: number;
  /** Price or power of something inside is not known: the sum is a lower bound. */
  readonly isPriceLowerBound: boolean;
  readonly isPowerLowerBound: boolean;
  /** Parts inside and how many of each. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Counts the parts of a definition with everything that it places in turn, and its overheads. */
function collect(
  definition: Definition,
  needs: Readonly<Record<string, Definition>>,
  times: number,
  counts: Map<string, number>,
  overhead: { priceUsd: number; powerWatts: number },
): void {
  overhead.priceUsd += times * (definition.overheadPriceUsd ?? 0);
  overhead.powerWatts += times * (definition.overheadPowerWatts ?? 0);
  for (const { part, count } of definition.components) counts.set(part, (counts.get(part) ?? 0) + times * (count ?? 1));
  for (const { definition: id, count } of definition.instances ?? []) {
    const placed = needs[id];
    if (placed) collect(placed, needs, times * (count ?? 1), counts, overhead);
  }
}

/** Sums of a system over its parts; cables inside are traces and backplanes, in the price and power of the system. */
export function systemTotals(system: Pick<SystemTemplate, 'definition' | 'needs'>, library: Pick<PartLibrary, 'part'>): SystemTotals {
  const counts = new Map<string, number>();
  const overhead = { priceUsd: 0, powerWatts: 0 };
  collect(system.definition, system.needs, 1, counts, overhead);
  const parts = [...counts].flatMap(([id, count]): [Part, number][] => {
    const part = library.part(id);
    return part ? [[part, count]] : [];
  });
  const sum = (value: (part: Part) => number) => parts.reduce((total, [part, count]) => total + count * value(part), 0);
  return {
    acceleratorCount: sum((part) => (part.family === 'accelerator' ? 1 : 0)),
    memoryCapacityBytes: sum((part) => (part.family === 'accelerator' ? part.memoryCapacityBytes : 0)),
    memoryBandwidthBytesPerSecond: sum((part) => (part.family === 'accelerator' ? part.memoryBandwidthBytesPerSecond : 0)),
    networkBytesPerSecond: sum((part) => (part.family === 'nic' ? part.bandwidthBytesPerSecond : 0)),
    powerWatts: overhead.powerWatts + sum((part) => part.powerWatts ?? 0),
    priceUsd: overhead.priceUsd + sum((part) => part.priceUsd ?? 0),
    isPriceLowerBound: definitionLacks(system, 'overheadPriceUsd') && parts.some(([part]) => part.priceUsd === null),
    isPowerLowerBound: definitionLacks(system, 'overheadPowerWatts') && parts.some(([part]) => part.powerWatts === null),
    counts,
  };
}

/** A stated overhead makes the sum a printed whole; without one the sum is of what is known. */
function definitionLacks(
  system: Pick<SystemTemplate, 'definition' | 'needs'>,
  overhead: 'overheadPriceUsd' | 'overheadPowerWatts',
): boolean {
  return [system.definition, ...Object.values(system.needs)].every((definition) => definition[overhead] === undefined);
}
