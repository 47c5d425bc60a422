import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AMD Instinct MI355X. AMD prints FP16 and FP8 with sparsity and FP4 without, on one page; these are all dense. */
export const amdMi355x: AcceleratorPart = {
  family: 'accelerator',
  id: 'amd-mi355x',
  label: 'MI355X 288 GB',
  vendor: 'AMD',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Instinct', 'CDNA4', 'MI350X'],
  peakFlopsPerSecond: { bf16: teraflops(2516.6), fp8: teraflops(5033), fp4: teraflops(10_066) },
  peakInt8OpsPerSecond: teraflops(5033),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(288),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(8),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(288),
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: 25_000,
  powerWatts: 1400,
  idlePowerWatts: null,
  ports: [
    { id: 'xgmi', technologies: ['xgmi-mi355'], count: 7, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense; best measured matrix product reaches 68 % of it'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('rocm-specs', 'A', 'listed in GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 36 GiB'),
    onChipMemoryBytes: cite('rocm-specs', 'A', '256 MiB Infinity Cache and 32 MiB L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('stas-accelerators', 'A', 'the MI350X has 1,000 W'),
    ports: cite('stas-network', 'B', 'full mesh, 7 links of 76.5 GB/s per direction; InferenceX counts 576 GB/s; PCIe 5.0 x16'),
  },
};
