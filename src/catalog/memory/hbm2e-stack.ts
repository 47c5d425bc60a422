import { gibibytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * One HBM2e stack at the standard's limit: 1,024 bits at 3.6 Gb/s. It sits in the accelerator's package, so it has no
 * port.
 */
export const hbm2eStack: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbm',
  id: 'hbm2e-stack',
  label: 'HBM2e stack',
  vendor: 'JEDEC',
  releaseYear: 2020,
  availability: 'shipping',
  synonyms: ['High Bandwidth Memory'],
  capacityBytes: gibibytes(24),
  readBandwidthBytesPerSecond: gigabytesPerSecond(460.8),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(460.8),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: 6,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    capacityBytes: cite('stas-accelerators', 'A', 'largest of the standard'),
    readBandwidthBytesPerSecond: cite('stas-accelerators', 'A', '1,024 bits x 3.6 Gb/s / 8; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('stas-accelerators', 'A', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of a loaded access from a streaming multiprocessor'),
    energyPicojoulesPerBit: cite('micron-energy', 'A', 'device power'),
  },
};
