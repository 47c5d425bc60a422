import { gigabytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * One HBM4 stack as vendors ship it, above the standard: over 11 Gb/s a pin (Rubin counts on 22 TB/s of eight). It
 * sits in the accelerator's package, so it has no port.
 */
export const hbm4Shipping: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbm',
  id: 'hbm4-shipping',
  label: 'HBM4 stack as shipped',
  vendor: 'JEDEC',
  releaseYear: 2026,
  availability: 'shipping',
  synonyms: ['High Bandwidth Memory'],
  capacityBytes: gigabytes(36),
  readBandwidthBytesPerSecond: gigabytesPerSecond(2800),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(2800),
  latencySeconds: nanoseconds(600),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('micron-hbm4', 'B'),
    capacityBytes: cite('micron-hbm4', 'B', '12-high'),
    readBandwidthBytesPerSecond: cite('micron-hbm4', 'B', 'over 2.8 TB/s; SemiAnalysis expects 20 TB/s of eight at first'),
    writeBandwidthBytesPerSecond: cite('micron-hbm4', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'as HBM4'),
  },
};
