import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA H800 SXM, sold in China: an H100 with its NVLink capped at 200 GB/s per direction. Same silicon, so the
 * H100's measured kernel efficiencies stand.
 */
export const nvidiaH800: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-h800',
  label: 'H800 SXM 80 GB',
  vendor: 'NVIDIA',
  releaseYear: 2023,
  availability: 'legacy',
  synonyms: ['Hopper', 'China', 'DeepSeek'],
  peakFlopsPerSecond: { bf16: teraflops(989), fp8: teraflops(1979), fp4: null },
  peakInt8OpsPerSecond: teraflops(1979),
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gibibytes(80),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(3.35),
  memoryStackCount: 5,
  onChipMemoryBytes: mebibytes(50),
  scaleUpDomainCount: 8,
  kernelConstants: 'h100-sxm',
  priceUsd: 40_000,
  powerWatts: 700,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink4'], count: 8, peerCount: 8 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('inference-margins', 'B'),
    peakFlopsPerSecond: cite('infersim', 'A', 'dense'),
    peakInt8OpsPerSecond: cite('infersim', 'A', 'dense'),
    memoryTechnology: cite('llm-prof', 'B'),
    memoryCapacityBytes: cite('llm-prof', 'B', 'labelled 80 GB, counted as 80 GiB as the H100'),
    memoryBandwidthBytesPerSecond: cite('infersim', 'A'),
    memoryStackCount: cite('unverified', 'C', 'as the H100'),
    onChipMemoryBytes: cite('unverified', 'C', 'L2, as the H100'),
    scaleUpDomainCount: cite('llm-prof', 'B'),
    priceUsd: cite('inference-margins', 'C', 'stock only'),
    powerWatts: cite('infersim', 'B'),
    ports: cite('llm-prof', 'B', '400 GB/s is printed for both directions: eight NVLink 4 links of 25 GB/s; PCIe 5.0 x16'),
  },
};
