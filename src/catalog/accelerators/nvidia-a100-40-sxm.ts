import { gibibytes, gigabytesPerSecond, mebibytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA A100 SXM 40 GB. The brochure's 624 TFLOPS is with 2:4 sparsity; this is dense. Same silicon as the 80 GB
 * part, so its measured kernel efficiencies stand.
 */
export const nvidiaA10040Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-a100-40-sxm',
  label: 'A100 SXM 40 GB',
  vendor: 'NVIDIA',
  releaseYear: 2020,
  availability: 'legacy',
  synonyms: ['Ampere', 'DGX A100', 'GA100'],
  peakFlopsPerSecond: { bf16: teraflops(312), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(624),
  memoryTechnology: 'hbm2-stack',
  memoryCapacityBytes: gibibytes(40),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(1555),
  memoryStackCount: 5,
  onChipMemoryBytes: mebibytes(40),
  scaleUpDomainCount: 8,
  kernelConstants: 'a100-sxm',
  priceUsd: 8000,
  powerWatts: 400,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink3'], count: 12, peerCount: 12 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense; 624 is with sparsity'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense; 1,248 is with sparsity'),
    memoryTechnology: cite('unverified', 'C', 'HBM2 on the 40 GB part'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', 'labelled 40 GB, counted as 40 GiB'),
    memoryBandwidthBytesPerSecond: cite('llm-viewer', 'B'),
    memoryStackCount: cite('unverified', 'C', 'five stacks of 8 GiB'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', 'L2; 20.25 MiB more in the streaming multiprocessors'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C', 'order of the secondary market in 2025'),
    powerWatts: cite('stas-accelerators', 'A'),
    ports: cite('stas-network', 'A', '12 NVLink 3 links of 25 GB/s per direction; PCIe 4.0 x16'),
  },
};
