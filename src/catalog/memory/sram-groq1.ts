import { megabytes, nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SRAM of a GroqChip: the main memory of the chip, in its package, so it has no port. */
export const sramGroq1: MemoryPart = {
  family: 'memory',
  memoryKind: 'sram',
  id: 'sram-groq1',
  label: 'SRAM of a GroqChip',
  vendor: 'Groq',
  releaseYear: 2020,
  availability: 'shipping',
  synonyms: ['on-chip', 'main memory'],
  capacityBytes: megabytes(230),
  readBandwidthBytesPerSecond: terabytesPerSecond(80),
  writeBandwidthBytesPerSecond: terabytesPerSecond(80),
  latencySeconds: nanoseconds(100),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('groq-3-press', 'B'),
    capacityBytes: cite('groq-3-press', 'B'),
    readBandwidthBytesPerSecond: cite('groq-3-press', 'B'),
    writeBandwidthBytesPerSecond: cite('groq-3-press', 'B', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of an access across the chip'),
  },
};
