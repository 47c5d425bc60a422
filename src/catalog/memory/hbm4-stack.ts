import { gibibytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One HBM4 stack at the standard's limit: 2,048 bits at 8 Gb/s. It sits in the accelerator's package, so it has no port. */
export const hbm4Stack: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbm',
  id: 'hbm4-stack',
  label: 'HBM4 stack',
  vendor: 'JEDEC',
  releaseYear: 2026,
  availability: 'shipping',
  synonyms: ['High Bandwidth Memory'],
  capacityBytes: gibibytes(64),
  readBandwidthBytesPerSecond: gigabytesPerSecond(2048),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(2048),
  latencySeconds: nanoseconds(600),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    capacityBytes: cite('stas-accelerators', 'A', 'largest of the standard'),
    readBandwidthBytesPerSecond: cite('hbm-trendforce', 'B', '2,048 bits x 8 Gb/s / 8; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('hbm-trendforce', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of a loaded access from a streaming multiprocessor'),
  },
};
