import { gigabytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Intel Gaudi 3: 24 ports of 200GbE on the chip, three to each of seven peers and three to the network. The white
 * paper's 1,835 TFLOPS need a clock that shipping parts do not run.
 */
export const intelGaudi3: AcceleratorPart = {
  family: 'accelerator',
  id: 'intel-gaudi3',
  label: 'Gaudi 3 OAM 128 GB',
  vendor: 'Intel',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['Habana', 'HL-325L'],
  peakFlopsPerSecond: { bf16: teraflops(1677), fp8: teraflops(1677), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gigabytes(128),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(3.7),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(96),
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: 15_650,
  powerWatts: 900,
  idlePowerWatts: null,
  ports: [
    { id: 'peer', technologies: ['gaudi3-roce'], count: 21, peerCount: 3 },
    { id: 'net', technologies: ['gaudi3-roce'], count: 3 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense, at the 1,600 MHz of shipping parts'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('stas-accelerators', 'A'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 16 GB'),
    onChipMemoryBytes: cite('stas-accelerators', 'A'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C', '$125k for a board of eight, remembered from 2024'),
    powerWatts: cite('stas-accelerators', 'A'),
    ports: cite('stas-network', 'A', '24 ports of 25 GB/s per direction, 1.2 TB/s in print for both: 21 to peers, 3 outside; PCIe 5.0 x16'),
  },
};
