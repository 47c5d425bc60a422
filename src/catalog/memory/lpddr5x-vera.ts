import { gigabytesPerSecond, nanoseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SOCAMM2 modules beside one Vera CPU. */
export const lpddr5xVera: MemoryPart = {
  family: 'memory',
  memoryKind: 'lpddr',
  id: 'lpddr5x-vera',
  label: 'LPDDR5X of Vera',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['SOCAMM2', 'Vera memory'],
  capacityBytes: terabytes(1.5),
  readBandwidthBytesPerSecond: gigabytesPerSecond(1200),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(1200),
  latencySeconds: nanoseconds(200),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['lpddr5x-vera-bus'], count: 1 }],
  sources: {
    releaseYear: cite('vera-press', 'B'),
    capacityBytes: cite('morgan-stanley-racks', 'B', '54 TB of a rack over 36 CPUs'),
    readBandwidthBytesPerSecond: cite('vera-press', 'B', 'reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('vera-press', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'as that of Grace'),
    ports: cite('parts-arithmetic', 'A', 'one bundle of channels'),
  },
};
