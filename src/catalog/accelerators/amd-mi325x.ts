import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * AMD Instinct MI325X: the MI300X with HBM3e. Seven Infinity Fabric links, one to each other accelerator of its
 * platform.
 */
export const amdMi325x: AcceleratorPart = {
  family: 'accelerator',
  id: 'amd-mi325x',
  label: 'MI325X 256 GB',
  vendor: 'AMD',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['Instinct', 'CDNA3'],
  peakFlopsPerSecond: { bf16: teraflops(1307.4), fp8: teraflops(2614.9), fp4: null },
  peakInt8OpsPerSecond: teraflops(2614.9),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(256),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(6),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(288),
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: 20_000,
  powerWatts: 1000,
  idlePowerWatts: null,
  ports: [
    { id: 'xgmi', technologies: ['xgmi-mi300'], count: 7, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense; best measured matrix product reaches 60 % of it'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('rocm-specs', 'A', 'listed in GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 32 GiB'),
    onChipMemoryBytes: cite('rocm-specs', 'A', '256 MiB Infinity Cache and 32 MiB L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('stas-accelerators', 'A'),
    ports: cite('stas-network', 'A', 'full mesh, 7 links of 64 GB/s per direction; PCIe 5.0 x16'),
  },
};
