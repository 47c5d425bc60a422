import { gigabytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The GDDR6 of one card (L40S; the Blackhole has 32 GB at 512 GB/s). On the board of the accelerator, so it has no port. */
export const gddr6: MemoryPart = {
  family: 'memory',
  memoryKind: 'gddr',
  id: 'gddr6',
  label: 'GDDR6 of an L40S',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['graphics memory'],
  capacityBytes: gigabytes(48),
  readBandwidthBytesPerSecond: gigabytesPerSecond(864),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(864),
  latencySeconds: nanoseconds(400),
  energyPicojoulesPerBit: 7.5,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    capacityBytes: cite('stas-accelerators', 'A'),
    readBandwidthBytesPerSecond: cite('stas-accelerators', 'A', 'reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('stas-accelerators', 'A', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order'),
    energyPicojoulesPerBit: cite('micron-energy', 'A', 'device power'),
  },
};
