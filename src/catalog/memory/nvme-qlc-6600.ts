import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Micron 6600 ION, QLC for capacity, up to 245 TB on PCIe 5 x4. */
export const nvmeQlc6600: MemoryPart = {
  family: 'memory',
  memoryKind: 'nvme',
  id: 'nvme-qlc-6600',
  label: 'Micron 6600 ION 245 TB',
  vendor: 'Micron',
  releaseYear: 2026,
  availability: 'shipping',
  synonyms: ['SSD', 'flash', 'QLC', 'capacity'],
  capacityBytes: terabytes(245),
  readBandwidthBytesPerSecond: gigabytesPerSecond(14),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(3),
  latencySeconds: microseconds(100),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: 0.3,
  priceUsd: 36_750,
  powerWatts: 30,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie5-x4'], count: 1 }],
  sources: {
    releaseYear: cite('micron-9650', 'B'),
    capacityBytes: cite('micron-9650', 'B', '122 to 245 TB'),
    readBandwidthBytesPerSecond: cite('micron-9650', 'B'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C'),
    enduranceWritesPerDay: cite('unverified', 'C', 'drive writes per day'),
    priceUsd: cite('unverified', 'C', '$0.15 per GB'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('micron-9650', 'C'),
  },
};
