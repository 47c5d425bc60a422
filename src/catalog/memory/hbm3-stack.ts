import { gibibytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One HBM3 stack at the standard's limit: 1,024 bits at 6.4 Gb/s. It sits in the accelerator's package, so it has no port. */
export const hbm3Stack: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbm',
  id: 'hbm3-stack',
  label: 'HBM3 stack',
  vendor: 'JEDEC',
  releaseYear: 2022,
  availability: 'shipping',
  synonyms: ['High Bandwidth Memory'],
  capacityBytes: gibibytes(24),
  readBandwidthBytesPerSecond: gigabytesPerSecond(819.2),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(819.2),
  latencySeconds: nanoseconds(600),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    capacityBytes: cite('stas-accelerators', 'A'),
    readBandwidthBytesPerSecond: cite('stas-accelerators', 'A', '1,024 bits x 6.4 Gb/s / 8; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('stas-accelerators', 'A', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of a loaded access from a streaming multiprocessor'),
  },
};
