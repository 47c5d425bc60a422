import { gigabytes, megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Microsoft Maia 100: twelve 400GbE ports on the chip, nine to three peers and three to the network. It has 6- and
 * 9-bit formats and no FP8 or FP4.
 */
export const microsoftMaia100: AcceleratorPart = {
  family: 'accelerator',
  id: 'microsoft-maia-100',
  label: 'Maia 100 64 GB',
  vendor: 'Microsoft',
  releaseYear: 2023,
  availability: 'internal',
  synonyms: ['Azure'],
  peakFlopsPerSecond: { bf16: teraflops(800), fp8: null, fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gigabytes(64),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(1.8),
  memoryStackCount: 4,
  onChipMemoryBytes: megabytes(500),
  scaleUpDomainCount: null,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 500,
  idlePowerWatts: null,
  ports: [
    { id: 'peer', technologies: ['ethernet-400g'], count: 9, peerCount: 3 },
    { id: 'net', technologies: ['ethernet-400g'], count: 3 },
    { id: 'pcie', technologies: ['pcie5-x8'], count: 1 },
  ],
  sources: {
    releaseYear: cite('maia-100-hot-chips', 'B'),
    peakFlopsPerSecond: cite('maia-100-hot-chips', 'B'),
    memoryTechnology: cite('lockwood-maia-100', 'B'),
    memoryCapacityBytes: cite('lockwood-maia-100', 'B'),
    memoryBandwidthBytesPerSecond: cite('lockwood-maia-100', 'B'),
    memoryStackCount: cite('unverified', 'C', 'four stacks of 16 GB'),
    onChipMemoryBytes: cite('maia-100-hot-chips', 'B', 'L1 and L2'),
    powerWatts: cite('lockwood-maia-100', 'B', 'provisioned; designed for 700 W'),
    ports: cite(
      'lockwood-maia-100',
      'B',
      '600 GB/s in all per direction: three ports to each of three peers, three to the network; PCIe 5.0 x8',
    ),
  },
};
