import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA H100 as a PCIe card, joined in pairs by NVLink bridges. The brochure's 1,513 / 3,026 TFLOPS are with 2:4
 * sparsity; these are dense.
 */
export const nvidiaH100Pcie: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-h100-pcie',
  label: 'H100 PCIe 80 GB',
  vendor: 'NVIDIA',
  releaseYear: 2022,
  availability: 'shipping',
  synonyms: ['Hopper', 'GH100'],
  peakFlopsPerSecond: { bf16: teraflops(756), fp8: teraflops(1513), fp4: null },
  peakInt8OpsPerSecond: teraflops(1513),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gibibytes(80),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(2),
  memoryStackCount: 5,
  onChipMemoryBytes: mebibytes(50),
  scaleUpDomainCount: 2,
  kernelConstants: null,
  priceUsd: 25_000,
  powerWatts: 350,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink4'], count: 12, peerCount: 12 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    memoryTechnology: cite('stas-accelerators', 'C', 'HBM2e by its bandwidth; one table says HBM3'),
    memoryCapacityBytes: cite('llm-viewer', 'B', 'labelled 80 GB, counted as 80 GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'five stacks of 16 GiB'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', 'L2'),
    scaleUpDomainCount: cite('unverified', 'C', 'two cards and three bridges'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', '600 GB/s is printed for both directions of the bridges: 12 links of 25 GB/s; PCIe 5.0 x16'),
  },
};
