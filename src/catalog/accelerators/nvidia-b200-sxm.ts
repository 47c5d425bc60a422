import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVIDIA B200 on the HGX/DGX board. The brochure's 9 and 18 PFLOPS are with sparsity; these are dense. */
export const nvidiaB200Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-b200-sxm',
  label: 'B200 SXM 180 GB',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Blackwell', 'DGX B200', 'HGX B200'],
  peakFlopsPerSecond: { bf16: teraflops(2250), fp8: teraflops(4500), fp4: teraflops(9000) },
  peakInt8OpsPerSecond: teraflops(4500),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(180),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(7.7),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(126),
  scaleUpDomainCount: 8,
  kernelConstants: 'b200-sxm',
  priceUsd: 35_000,
  powerWatts: 1000,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink5'], count: 18, peerCount: 18 },
    { id: 'pcie', technologies: ['pcie5-x16', 'pcie6-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    onChipMemoryBytes: cite('stas-accelerators', 'B', 'L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense; agrees with the notes from the data sheet (Lockwood)'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', 'sold as 180 GB, counted as 180 GiB; an instance shows 179; launch data said 192'),
    memoryBandwidthBytesPerSecond: cite('aiconfigurator', 'A', '7.7 TB/s from the HGX data sheet; most tables print 8'),
    memoryStackCount: cite('unverified', 'C', 'two dies with four stacks each'),
    priceUsd: cite('morgan-stanley-racks', 'B', 'about $35k per Blackwell GPU in a rack; $30k to $40k as a unit'),
    powerWatts: cite('lockwood-b200', 'B', 'maximum; DGX B200 ships with a 700 W set point'),
    ports: cite('stas-network', 'A', '18 NVLink 5 links of 50 GB/s per direction; shipping HGX boards use PCIe 5'),
  },
};
