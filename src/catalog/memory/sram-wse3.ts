import { gigabytes, nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SRAM of a WSE-3: the main memory of the chip, in its package, so it has no port. */
export const sramWse3: MemoryPart = {
  family: 'memory',
  memoryKind: 'sram',
  id: 'sram-wse3',
  label: 'SRAM of a WSE-3',
  vendor: 'Cerebras',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['on-chip', 'main memory'],
  capacityBytes: gigabytes(44),
  readBandwidthBytesPerSecond: terabytesPerSecond(21_000),
  writeBandwidthBytesPerSecond: terabytesPerSecond(21_000),
  latencySeconds: nanoseconds(100),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('wse-3-press', 'B'),
    capacityBytes: cite('wse-3-press', 'B'),
    readBandwidthBytesPerSecond: cite('wse-3-press', 'B'),
    writeBandwidthBytesPerSecond: cite('wse-3-press', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of an access across the chip'),
  },
};
