import { gigabytes, nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SRAM of a Corsair: the main memory of the chip, in its package, so it has no port. */
export const sramCorsair: MemoryPart = {
  family: 'memory',
  memoryKind: 'sram',
  id: 'sram-corsair',
  label: 'SRAM of a Corsair',
  vendor: 'd-Matrix',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['on-chip', 'main memory'],
  capacityBytes: gigabytes(2),
  readBandwidthBytesPerSecond: terabytesPerSecond(150),
  writeBandwidthBytesPerSecond: terabytesPerSecond(150),
  latencySeconds: nanoseconds(100),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('corsair-press', 'B'),
    capacityBytes: cite('unverified', 'C'),
    readBandwidthBytesPerSecond: cite('corsair-press', 'B'),
    writeBandwidthBytesPerSecond: cite('corsair-press', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of an access across the chip'),
  },
};
