import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVMe SSD on PCIe 4 x4, TLC, 15.36 TB. */
export const nvmeGen4: MemoryPart = {
  family: 'memory',
  memoryKind: 'nvme',
  id: 'nvme-gen4',
  label: 'NVMe SSD Gen4 15.36 TB',
  vendor: 'NVM Express',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['SSD', 'flash', 'TLC', 'PM1733'],
  capacityBytes: terabytes(15.36),
  readBandwidthBytesPerSecond: gigabytesPerSecond(7),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(4),
  latencySeconds: microseconds(80),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: 1,
  priceUsd: null,
  powerWatts: 20,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie4-x4', 'pcie5-x4'], count: 1 }],
  sources: {
    capacityBytes: cite('unverified', 'C'),
    readBandwidthBytesPerSecond: cite('mooncake-ssd', 'A', 'of a PM1733'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C'),
    enduranceWritesPerDay: cite('unverified', 'C', 'drive writes per day'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('mooncake-ssd', 'A'),
  },
};
