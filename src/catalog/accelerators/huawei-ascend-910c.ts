import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Huawei Ascend 910C: two dies in a package, on seven planes of UnifiedBus. A kernel on one die sees half of
 * everything here.
 */
export const huaweiAscend910c: AcceleratorPart = {
  family: 'accelerator',
  id: 'huawei-ascend-910c',
  label: 'Ascend 910C 128 GB',
  vendor: 'Huawei',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['Ascend', 'CloudMatrix', 'UB'],
  peakFlopsPerSecond: { bf16: teraflops(752), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(1504),
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gigabytes(128),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(3.2),
  memoryStackCount: 8,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 384,
  kernelConstants: null,
  priceUsd: 23_000,
  powerWatts: 600,
  idlePowerWatts: null,
  ports: [
    { id: 'ub', technologies: ['ub-910c'], count: 7, peerCount: 7 },
    { id: 'net', technologies: ['ethernet-400g'], count: 1 },
  ],
  sources: {
    releaseYear: cite('inference-margins', 'B'),
    peakFlopsPerSecond: cite('cloudmatrix-paper', 'B', 'FP16 and BF16 of both dies; SemiAnalysis says 780'),
    peakInt8OpsPerSecond: cite('cloudmatrix-paper', 'B', 'of both dies; 1,054 in the paper is a slip'),
    memoryTechnology: cite('unverified', 'C', 'HBM2e or HBM3 class'),
    memoryCapacityBytes: cite('cloudmatrix-paper', 'A'),
    memoryBandwidthBytesPerSecond: cite('cloudmatrix-paper', 'A'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 16 GB'),
    scaleUpDomainCount: cite('cloudmatrix-paper', 'A'),
    priceUsd: cite('inference-margins', 'C', '$8.2M of a CloudMatrix over 384 gives $21k with everything in it'),
    powerWatts: cite('inference-margins', 'C'),
    ports: cite('cloudmatrix-paper', 'C', '196 GB/s per die and direction over seven planes; some pages print that for the package'),
  },
};
