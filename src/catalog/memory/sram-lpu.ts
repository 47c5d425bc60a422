import { megabytes, nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SRAM of a Groq 3 LPU: the main memory of the chip, in its package, so it has no port. */
export const sramLpu: MemoryPart = {
  family: 'memory',
  memoryKind: 'sram',
  id: 'sram-lpu',
  label: 'SRAM of a Groq 3 LPU',
  vendor: 'NVIDIA/Groq',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['on-chip', 'main memory'],
  capacityBytes: megabytes(500),
  readBandwidthBytesPerSecond: terabytesPerSecond(150),
  writeBandwidthBytesPerSecond: terabytesPerSecond(150),
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
    readBandwidthBytesPerSecond: cite('groq-3-press', 'C', '80 and 150 TB/s in print'),
    writeBandwidthBytesPerSecond: cite('groq-3-press', 'C', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order of an access across the chip'),
  },
};
