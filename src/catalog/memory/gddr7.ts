import { gigabytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * The GDDR7 of one card (the Rubin CPX was to have 128 GB at about 2 TB/s). On the board of the accelerator, so it has
 * no port.
 */
export const gddr7: MemoryPart = {
  family: 'memory',
  memoryKind: 'gddr',
  id: 'gddr7',
  label: 'GDDR7 of an RTX PRO 6000',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['graphics memory'],
  capacityBytes: gigabytes(128),
  readBandwidthBytesPerSecond: gigabytesPerSecond(1800),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(1800),
  latencySeconds: nanoseconds(400),
  energyPicojoulesPerBit: 4.5,
  enduranceWritesPerDay: null,
  priceUsd: 1280,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    capacityBytes: cite('rubin-cpx-press', 'C', 'largest announced'),
    readBandwidthBytesPerSecond: cite('rtx-pro-6000-aic', 'C', '512 bits at 28 Gb/s, rounded; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('rtx-pro-6000-aic', 'C', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C', 'order'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C', '$10 per GB'),
  },
};
