import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Micron 9650 Pro on PCIe 6 x4, 30.72 TB. 5.5 million random reads and 0.9 million random writes a second are printed
 * (another page: 0.5).
 */
export const nvmeGen69650: MemoryPart = {
  family: 'memory',
  memoryKind: 'nvme',
  id: 'nvme-gen6-9650',
  label: 'Micron 9650 Pro 30.72 TB',
  vendor: 'Micron',
  releaseYear: 2026,
  availability: 'shipping',
  synonyms: ['SSD', 'flash', 'TLC', 'PCIe 6', '9650 Max'],
  capacityBytes: terabytes(30.72),
  readBandwidthBytesPerSecond: gigabytesPerSecond(28),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(14),
  latencySeconds: microseconds(60),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: 1,
  priceUsd: 12_288,
  powerWatts: 25,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie6-x4', 'pcie5-x4'], count: 1 }],
  sources: {
    releaseYear: cite('micron-9650', 'B'),
    capacityBytes: cite('micron-9650', 'B', '7.68 to 30.72 TB are sold'),
    readBandwidthBytesPerSecond: cite('micron-9650', 'B'),
    writeBandwidthBytesPerSecond: cite('micron-9650', 'B'),
    latencySeconds: cite('unverified', 'C'),
    enduranceWritesPerDay: cite(
      'micron-9650',
      'B',
      'drive writes per day; 30.72 TB x 365 x 5 is the printed total of 56,064 TB; Max has 3',
    ),
    priceUsd: cite('unverified', 'C', '$0.40 per GB'),
    powerWatts: cite('micron-9650', 'B', '18 W reading, 16 W writing'),
    ports: cite('micron-9650', 'B'),
  },
};
