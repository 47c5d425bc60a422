import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVIDIA H100 SXM5 80 GB. The brochure's 1,979 / 3,958 TFLOPS are with 2:4 sparsity; these are dense. */
export const nvidiaH100Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-h100-sxm',
  label: 'H100 SXM 80 GB',
  vendor: 'NVIDIA',
  releaseYear: 2022,
  availability: 'shipping',
  synonyms: ['Hopper', 'DGX H100', 'GH100'],
  peakFlopsPerSecond: { bf16: teraflops(989), fp8: teraflops(1979), fp4: null },
  peakInt8OpsPerSecond: teraflops(1979),
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gibibytes(80),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(3.35),
  memoryStackCount: 5,
  onChipMemoryBytes: mebibytes(50),
  scaleUpDomainCount: 8,
  kernelConstants: 'h100-sxm',
  priceUsd: 25_000,
  powerWatts: 700,
  idlePowerWatts: 80,
  ports: [
    { id: 'nvlink', technologies: ['nvlink4'], count: 18, peerCount: 18 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', 'L2; 33 MiB more in the streaming multiprocessors'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense; agrees with aiconfigurator and InferenceX'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', 'labelled 80 GB, counted as 80 GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A', 'LLM-Viewer takes 3.07 TB/s'),
    memoryStackCount: cite('unverified', 'C', 'five active HBM3 sites of 16 GiB reproduce 80 GiB'),
    priceUsd: cite('rack-price-press', 'B', '$25k to $40k by year and seller'),
    powerWatts: cite('aiconfigurator', 'A'),
    idlePowerWatts: cite('h200-power-benchmark', 'C', 'measured on an H200 of the same power class'),
    ports: cite('stas-network', 'A', '18 NVLink 4 links of 25 GB/s per direction; PCIe 5.0 x16'),
  },
};
