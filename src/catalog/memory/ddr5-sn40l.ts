import { gigabytesPerSecond, nanoseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The DDR5 behind one SN40L socket: 1.5 TB, far slower than that of a CPU. */
export const ddr5Sn40l: MemoryPart = {
  family: 'memory',
  memoryKind: 'ddr',
  id: 'ddr5-sn40l',
  label: 'DDR5 of an SN40L',
  vendor: 'SambaNova',
  releaseYear: 2023,
  availability: 'shipping',
  synonyms: ['SambaNova', 'DRAM'],
  capacityBytes: terabytes(1.5),
  readBandwidthBytesPerSecond: gigabytesPerSecond(100),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(100),
  latencySeconds: nanoseconds(110),
  energyPicojoulesPerBit: 15,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['ddr5-bus'], count: 1 }],
  sources: {
    releaseYear: cite('sn40l-hot-chips', 'B'),
    capacityBytes: cite('sn40l-hot-chips', 'B', '24 TB of a rack over 16'),
    readBandwidthBytesPerSecond: cite('sn40l-hot-chips', 'B', '1,600 GB/s of a rack over 16; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('sn40l-hot-chips', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'as DDR5'),
    ports: cite('parts-arithmetic', 'A', 'one bundle of channels'),
  },
};
