import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Huawei Ascend 910B, eight in an HCCS mesh. Known from the press alone. */
export const huaweiAscend910b: AcceleratorPart = {
  family: 'accelerator',
  id: 'huawei-ascend-910b',
  label: 'Ascend 910B 64 GB',
  vendor: 'Huawei',
  releaseYear: 2023,
  availability: 'shipping',
  synonyms: ['Ascend', 'Atlas 800', 'HCCS'],
  peakFlopsPerSecond: { bf16: teraflops(376), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(752),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gigabytes(64),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(1.6),
  memoryStackCount: 4,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: 16_000,
  powerWatts: 310,
  idlePowerWatts: null,
  ports: [
    { id: 'hccs', technologies: ['hccs-910b'], count: 7, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('inference-margins', 'C'),
    peakFlopsPerSecond: cite('inference-margins', 'C', '313, 320 and 376 TFLOPS FP16 are all quoted'),
    peakInt8OpsPerSecond: cite('inference-margins', 'C'),
    memoryTechnology: cite('inference-margins', 'C'),
    memoryCapacityBytes: cite('inference-margins', 'C'),
    memoryBandwidthBytesPerSecond: cite('inference-margins', 'C'),
    memoryStackCount: cite('unverified', 'C', 'four stacks of 16 GB'),
    scaleUpDomainCount: cite('inference-margins', 'C'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('inference-margins', 'C'),
    ports: cite('inference-margins', 'C', '392 GB/s is printed for both directions: seven links of 28 GB/s; PCIe 5.0 x16'),
  },
};
