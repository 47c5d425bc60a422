import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVMe SSD on PCIe 5 x4, TLC, 7.68 TB. */
export const nvmeGen5: MemoryPart = {
  family: 'memory',
  memoryKind: 'nvme',
  id: 'nvme-gen5',
  label: 'NVMe SSD Gen5 7.68 TB',
  vendor: 'NVM Express',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['SSD', 'flash', 'TLC'],
  capacityBytes: terabytes(7.68),
  readBandwidthBytesPerSecond: gigabytesPerSecond(14),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(10),
  latencySeconds: microseconds(70),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: 1,
  priceUsd: 1920,
  powerWatts: 25,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie5-x4'], count: 1 }],
  sources: {
    enduranceWritesPerDay: cite('unverified', 'C', 'drive writes per day; usual of TLC for read-heavy use'),
    capacityBytes: cite('micron-9650', 'B', '7.68 to 30.72 TB are sold'),
    readBandwidthBytesPerSecond: cite('micron-9650', 'B'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C', '$0.25 per GB; NAND was short in 2026'),
    powerWatts: cite('micron-9650', 'B'),
    ports: cite('micron-9650', 'A'),
  },
};
