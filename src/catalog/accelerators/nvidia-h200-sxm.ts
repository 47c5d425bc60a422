import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVIDIA H200 SXM 141 GB: the H100's compute with six HBM3e stacks. */
export const nvidiaH200Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-h200-sxm',
  label: 'H200 SXM 141 GB',
  vendor: 'NVIDIA',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['Hopper', 'DGX H200'],
  peakFlopsPerSecond: { bf16: teraflops(989), fp8: teraflops(1979), fp4: null },
  peakInt8OpsPerSecond: teraflops(1979),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(141),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(4.8),
  memoryStackCount: 6,
  onChipMemoryBytes: mebibytes(50),
  scaleUpDomainCount: 8,
  kernelConstants: 'h200-sxm',
  priceUsd: 32_000,
  powerWatts: 700,
  idlePowerWatts: 80.3,
  ports: [
    { id: 'nvlink', technologies: ['nvlink4'], count: 18, peerCount: 18 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', 'L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', '141 GiB; the label says 141 GB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'six stacks of 24 GB, part of them not enabled'),
    priceUsd: cite('inference-margins', 'C'),
    powerWatts: cite('aiconfigurator', 'A'),
    idlePowerWatts: cite('h200-power-benchmark', 'B'),
    ports: cite('stas-network', 'A', '18 NVLink 4 links of 25 GB/s per direction; PCIe 5.0 x16'),
  },
};
