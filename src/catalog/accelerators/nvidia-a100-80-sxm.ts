import { gibibytes, gigabytesPerSecond, mebibytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVIDIA A100 SXM 80 GB. The brochure's 624 TFLOPS is with 2:4 sparsity; this is dense. */
export const nvidiaA10080Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-a100-80-sxm',
  label: 'A100 SXM 80 GB',
  vendor: 'NVIDIA',
  releaseYear: 2020,
  availability: 'legacy',
  synonyms: ['Ampere', 'DGX A100', 'GA100'],
  peakFlopsPerSecond: { bf16: teraflops(312), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(624),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gibibytes(80),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(2039),
  memoryStackCount: 5,
  onChipMemoryBytes: mebibytes(40),
  scaleUpDomainCount: 8,
  kernelConstants: 'a100-sxm',
  priceUsd: 15_000,
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
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', 'labelled 80 GB, counted as 80 GiB'),
    memoryBandwidthBytesPerSecond: cite('aiconfigurator', 'A', '2.0 TB/s in other tables'),
    memoryStackCount: cite('unverified', 'C', 'five stacks of 16 GiB'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', 'L2; 20.25 MiB more in the streaming multiprocessors'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('stas-accelerators', 'A', 'up to 500 W in one custom option; the PCIe card has 300 W'),
    ports: cite('stas-network', 'A', '12 NVLink 3 links of 25 GB/s per direction; PCIe 4.0 x16'),
  },
};
