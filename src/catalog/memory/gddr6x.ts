import { gibibytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The GDDR6X of one card. On the board of the accelerator, so it has no port. */
export const gddr6x: MemoryPart = {
  family: 'memory',
  memoryKind: 'gddr',
  id: 'gddr6x',
  label: 'GDDR6X of an RTX 4090',
  vendor: 'Micron',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['graphics memory'],
  capacityBytes: gibibytes(24),
  readBandwidthBytesPerSecond: gigabytesPerSecond(1008),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(1008),
  latencySeconds: nanoseconds(400),
  energyPicojoulesPerBit: 7.25,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    capacityBytes: cite('waredb-4090', 'B'),
    readBandwidthBytesPerSecond: cite('waredb-4090', 'B', '384 bits at 21 Gb/s; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('waredb-4090', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order'),
    energyPicojoulesPerBit: cite('micron-energy', 'A', 'device power'),
  },
};
