import { gibibytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One HBM2 stack: 1,024 bits at 2.4 Gb/s. It sits in the accelerator's package, so it has no port. */
export const hbm2Stack: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbm',
  id: 'hbm2-stack',
  label: 'HBM2 stack',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['High Bandwidth Memory'],
  capacityBytes: gibibytes(8),
  readBandwidthBytesPerSecond: gigabytesPerSecond(307.2),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(307.2),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    capacityBytes: cite('unverified', 'C'),
    readBandwidthBytesPerSecond: cite('parts-arithmetic', 'C', '1,024 bits x 2.4 Gb/s / 8; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('parts-arithmetic', 'C', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of a loaded access from a streaming multiprocessor'),
  },
};
