import { gigabytesPerSecond, nanoseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Main memory of one x86 socket with multiplexed DIMMs: twelve channels at 8.8 GT/s, 1 TB fitted. */
export const mrdimm8800: MemoryPart = {
  family: 'memory',
  memoryKind: 'ddr',
  id: 'mrdimm-8800',
  label: 'MRDIMM-8800, 12 channels',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['MRDIMM', 'MCR DIMM', 'DRAM'],
  capacityBytes: terabytes(1),
  readBandwidthBytesPerSecond: gigabytesPerSecond(844.8),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(844.8),
  latencySeconds: nanoseconds(110),
  energyPicojoulesPerBit: 15,
  enduranceWritesPerDay: null,
  priceUsd: 20_000,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['mrdimm-bus', 'ddr5-bus'], count: 1 }],
  sources: {
    capacityBytes: cite('unverified', 'C', 'as the DDR5 of a server'),
    readBandwidthBytesPerSecond: cite('parts-arithmetic', 'A', '12 channels x 8 B x 8.8 GT/s; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('parts-arithmetic', 'A', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'as DDR5'),
    priceUsd: cite('unverified', 'C', '$20 per GB'),
    ports: cite('parts-arithmetic', 'A', 'one bundle of twelve channels'),
  },
};
