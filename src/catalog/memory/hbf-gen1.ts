import { gigabytes, gigabytesPerSecond, microseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * One 16-die stack of High Bandwidth Flash: reads like memory, writes like flash. Samples in late 2026; later
 * generations over 2 and 3.2 TB/s.
 */
export const hbfGen1: MemoryPart = {
  family: 'memory',
  memoryKind: 'hbf',
  id: 'hbf-gen1',
  label: 'High Bandwidth Flash stack, gen 1',
  vendor: 'Sandisk/SK hynix',
  releaseYear: 2027,
  availability: 'announced',
  synonyms: ['HBF', 'flash'],
  capacityBytes: gigabytes(512),
  readBandwidthBytesPerSecond: terabytesPerSecond(1.6),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(100),
  latencySeconds: microseconds(20),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['hbf-bus'], count: 1 }],
  sources: {
    releaseYear: cite('hbf-press', 'B', 'devices early in 2027'),
    capacityBytes: cite('hbf-press', 'B', 'per stack; packages of 3 to 4 TB are also printed'),
    readBandwidthBytesPerSecond: cite('hbf-press', 'B'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C', 'written far slower than read; no figure is published'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('parts-arithmetic', 'B', 'its own bus in a package'),
  },
};
