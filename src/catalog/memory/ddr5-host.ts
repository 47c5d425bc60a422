import { gigabytesPerSecond, nanoseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Main memory of one x86 socket: twelve channels of DDR5-6400, 1 TB fitted. */
export const ddr5Host: MemoryPart = {
  family: 'memory',
  memoryKind: 'ddr',
  id: 'ddr5-host',
  label: 'DDR5-6400, 12 channels',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['RDIMM', 'DRAM', 'main memory'],
  capacityBytes: terabytes(1),
  readBandwidthBytesPerSecond: gigabytesPerSecond(614.4),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(614.4),
  latencySeconds: nanoseconds(110),
  energyPicojoulesPerBit: 15,
  enduranceWritesPerDay: null,
  priceUsd: 15_000,
  powerWatts: 100,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['ddr5-bus'], count: 1 }],
  sources: {
    energyPicojoulesPerBit: cite('unverified', 'C'),
    capacityBytes: cite('unverified', 'C', 'half of the 2 TB of an 8-GPU server'),
    readBandwidthBytesPerSecond: cite('parts-arithmetic', 'A', '12 channels x 8 B x 6.4 GT/s; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('parts-arithmetic', 'A', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('counterpoint-ddr5', 'C', '$15 per GB contract in early 2026; it was $4 in Q3 2025 and $27 to $37 spot by mid 2026'),
    powerWatts: cite('unverified', 'C', '0.1 W per GB'),
    ports: cite('parts-arithmetic', 'A', 'one bundle of twelve channels'),
  },
};
