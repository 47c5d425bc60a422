import { gigabytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** LPDDR5X soldered on an accelerator card (Crescent Island as main memory, Corsair behind its SRAM). */
export const lpddr5xPackage: MemoryPart = {
  family: 'memory',
  memoryKind: 'lpddr',
  id: 'lpddr5x-package',
  label: 'LPDDR5X beside a card',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['on-board memory'],
  capacityBytes: gigabytes(256),
  readBandwidthBytesPerSecond: gigabytesPerSecond(400),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(400),
  latencySeconds: nanoseconds(200),
  energyPicojoulesPerBit: 4,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['lpddr5x-package-bus'], count: 1 }],
  sources: {
    capacityBytes: cite('unverified', 'C', 'of a Corsair'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'of a Corsair; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'as that of Grace'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    ports: cite('parts-arithmetic', 'A', 'one bundle of channels'),
  },
};
