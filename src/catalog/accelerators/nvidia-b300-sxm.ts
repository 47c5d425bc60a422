import { mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA B300 on the HGX/DGX board. Dense; its FP4 with sparsity is 18 PFLOPS, which is not twice the dense figure,
 * and INT8 fell to a fraction of the B200's.
 */
export const nvidiaB300Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-b300-sxm',
  label: 'B300 SXM 288 GB',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Blackwell Ultra', 'DGX B300', 'HGX B300'],
  peakFlopsPerSecond: { bf16: teraflops(2250), fp8: teraflops(4500), fp4: teraflops(13_500) },
  peakInt8OpsPerSecond: teraflops(153.5),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: mebibytes(275_040),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(7.75),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(126),
  scaleUpDomainCount: 8,
  kernelConstants: 'b300-sxm',
  priceUsd: 45_000,
  powerWatts: 1100,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink5'], count: 18, peerCount: 18 },
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('inferencex-specs', 'C', 'dense; for FP4 12.6, 13.1, 13.5, 14 and 15 PFLOPS are printed'),
    peakInt8OpsPerSecond: cite('aiconfigurator', 'A', 'dense; 307 is with sparsity'),
    memoryTechnology: cite('stas-accelerators', 'A', '12-high stacks'),
    memoryCapacityBytes: cite(
      'aiconfigurator',
      'A',
      '275,040 MiB as the driver reports: the 268 and the 288 in print are the same in GiB and GB',
    ),
    memoryBandwidthBytesPerSecond: cite('aiconfigurator', 'A', 'most tables print 8 TB/s'),
    memoryStackCount: cite('unverified', 'C', 'two dies with four stacks each'),
    onChipMemoryBytes: cite('stas-accelerators', 'B', 'L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C', 'between B200 and GB300'),
    powerWatts: cite('aiconfigurator', 'A', 'configurable maximum; DGX allows 1,000 W, 1,400 W is the GB300 alone'),
    ports: cite('stas-network', 'A', '18 NVLink 5 links of 50 GB/s per direction; PCIe 6.0 x16'),
  },
};
