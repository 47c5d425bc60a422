import { gibibytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One HBM3e stack at the standard's limit: 1,024 bits at 9.6 Gb/s. It sits in the accelerator's package, so it has no port. */
export const hbm3eStack: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbm',
  id: 'hbm3e-stack',
  label: 'HBM3e stack',
  vendor: 'JEDEC',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['High Bandwidth Memory'],
  capacityBytes: gibibytes(48),
  readBandwidthBytesPerSecond: gigabytesPerSecond(1228.8),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(1228.8),
  latencySeconds: nanoseconds(600),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    capacityBytes: cite('stas-accelerators', 'A', 'largest of the standard; shipping stacks hold 24 to 36 GB'),
    readBandwidthBytesPerSecond: cite('hbm-trendforce', 'B', '1,024 bits x 9.6 Gb/s / 8; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('hbm-trendforce', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of a loaded access from a streaming multiprocessor'),
  },
};
