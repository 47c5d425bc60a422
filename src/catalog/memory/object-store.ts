import { gigabytesPerSecond, milliseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Object storage as one host sees it, bound by a 100G port. */
export const objectStore: MemoryPart = {
  family: 'memory',
  memoryKind: 'remote',
  id: 'object-store',
  label: 'Object store (S3 class)',
  vendor: 'any',
  releaseYear: null,
  availability: 'cloud',
  synonyms: ['S3', 'blob'],
  capacityBytes: terabytes(1000),
  readBandwidthBytesPerSecond: gigabytesPerSecond(12.5),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(12.5),
  latencySeconds: milliseconds(30),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-100g'], count: 1 }],
  sources: {
    capacityBytes: cite('unverified', 'C', 'without a limit in practice'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'the line rate of 100G'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('unverified', 'C'),
  },
};
