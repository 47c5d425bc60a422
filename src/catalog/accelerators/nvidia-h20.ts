import { gigabytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA H20 96 GB, sold in China: the H100's memory and NVLink with a seventh of its compute. A 141 GB variant with
 * 4.8 TB/s exists and is not this part.
 */
export const nvidiaH20: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-h20',
  label: 'H20 SXM 96 GB',
  vendor: 'NVIDIA',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['Hopper', 'China'],
  peakFlopsPerSecond: { bf16: teraflops(148), fp8: teraflops(296), fp4: null },
  peakInt8OpsPerSecond: teraflops(296),
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gigabytes(96),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(4),
  memoryStackCount: 6,
  onChipMemoryBytes: mebibytes(60),
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: 20_000,
  powerWatts: 400,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink4'], count: 18, peerCount: 18 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('inference-margins', 'B'),
    peakFlopsPerSecond: cite('infersim', 'A', 'dense'),
    peakInt8OpsPerSecond: cite('infersim', 'A', 'dense'),
    memoryTechnology: cite('llm-prof', 'B'),
    memoryCapacityBytes: cite('llm-prof', 'B', '96 GB'),
    memoryBandwidthBytesPerSecond: cite('inference-margins', 'C', '4.0 here, 4,096 GB/s in InferSim, 4,022 GiB/s in LLM-Prof'),
    memoryStackCount: cite('unverified', 'C', 'six stacks of 16 GB'),
    onChipMemoryBytes: cite('unverified', 'C'),
    scaleUpDomainCount: cite('infersim', 'B'),
    priceUsd: cite('inference-margins', 'C', '$13k is also quoted'),
    powerWatts: cite('inference-margins', 'B'),
    ports: cite('infersim', 'A', '900 GB/s is printed for both directions: 18 NVLink 4 links; PCIe 5.0 x16'),
  },
};
