import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AMD Instinct MI300X: seven Infinity Fabric links, one to each other accelerator of its platform, no switch. */
export const amdMi300x: AcceleratorPart = {
  family: 'accelerator',
  id: 'amd-mi300x',
  label: 'MI300X 192 GB',
  vendor: 'AMD',
  releaseYear: 2023,
  availability: 'shipping',
  synonyms: ['Instinct', 'CDNA3'],
  peakFlopsPerSecond: { bf16: teraflops(1307.4), fp8: teraflops(2614.9), fp4: null },
  peakInt8OpsPerSecond: teraflops(2614.9),
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gibibytes(192),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(5.3),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(288),
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: 15_000,
  powerWatts: 750,
  idlePowerWatts: null,
  ports: [
    { id: 'xgmi', technologies: ['xgmi-mi300'], count: 7, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', '256 MiB Infinity Cache and 32 MiB L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense; best measured matrix product reaches 51 % of it'),
    memoryCapacityBytes: cite('rocm-specs', 'A', 'listed in GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 24 GiB reproduce 192 GiB'),
    priceUsd: cite('huggingface-hardware', 'C'),
    powerWatts: cite('huggingface-hardware', 'A'),
    ports: cite('stas-network', 'A', 'full mesh, 7 links of 64 GB/s per direction; PCIe 5.0 x16'),
  },
};
