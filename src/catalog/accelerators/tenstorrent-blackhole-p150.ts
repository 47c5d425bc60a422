import { gigabytes, gigabytesPerSecond, megabytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Tenstorrent Blackhole p150, a PCIe card with four 800G cages to other cards. BLOCKFP8 fell from 774 to 664 TFLOPS
 * when a firmware of 2026 turned off 20 of 140 cores.
 */
export const tenstorrentBlackholeP150: AcceleratorPart = {
  family: 'accelerator',
  id: 'tenstorrent-blackhole-p150',
  label: 'Blackhole p150 32 GB',
  vendor: 'Tenstorrent',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['p150a', 'p150b'],
  peakFlopsPerSecond: { bf16: null, fp8: teraflops(664), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'gddr6',
  memoryCapacityBytes: gigabytes(32),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(512),
  memoryStackCount: 1,
  onChipMemoryBytes: megabytes(180),
  scaleUpDomainCount: null,
  kernelConstants: null,
  priceUsd: 1299,
  powerWatts: 300,
  idlePowerWatts: null,
  ports: [
    { id: 'qsfp', technologies: ['ethernet-800g'], count: 4, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('tenstorrent-blackhole', 'A'),
    peakFlopsPerSecond: cite('tenstorrent-blackhole', 'B', 'BLOCKFP8 with 120 cores'),
    memoryTechnology: cite('tenstorrent-blackhole', 'A'),
    memoryCapacityBytes: cite('tenstorrent-blackhole', 'A'),
    memoryBandwidthBytesPerSecond: cite('tenstorrent-blackhole', 'A'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'one GDDR6 subsystem'),
    onChipMemoryBytes: cite('tenstorrent-blackhole', 'B', 'with 120 cores; 210 MB before'),
    priceUsd: cite('tenstorrent-blackhole', 'A'),
    powerWatts: cite('tenstorrent-blackhole', 'A'),
    ports: cite('tenstorrent-blackhole', 'A', 'four QSFP-DD cages of 800 Gb/s; PCIe 5.0 x16'),
  },
};
