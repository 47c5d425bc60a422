import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Huawei Ascend 950DT of the Atlas 950 SuperPoD, with HBM of Huawei's own. Figures are those of 64 cards divided; the
 * page of 1,024 cards gives 6 to 10 % more.
 */
export const huaweiAscend950dt: AcceleratorPart = {
  family: 'accelerator',
  id: 'huawei-ascend-950dt',
  label: 'Ascend 950DT 96 GB',
  vendor: 'Huawei',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Ascend', 'Atlas 950', 'LingQu'],
  peakFlopsPerSecond: { bf16: teraflops(486), fp8: teraflops(919), fp4: teraflops(1783) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gigabytes(96),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(4),
  memoryStackCount: 4,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 1024,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'ub', technologies: ['ub-950dt'], count: 1, peerCount: 1 }],
  sources: {
    releaseYear: cite('stas-accelerators', 'B'),
    peakFlopsPerSecond: cite('stas-accelerators', 'C', '64-card page; 977 and 1,953 by the 1,024-card page'),
    memoryTechnology: cite('unverified', 'C', 'generation unpublished'),
    memoryCapacityBytes: cite('stas-accelerators', 'B'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'B'),
    memoryStackCount: cite('unverified', 'C'),
    scaleUpDomainCount: cite('stas-network', 'A', 'of up to 8,192'),
    ports: cite('stas-network', 'A', '1.68 TB/s is printed for both directions, drawn as one bundle'),
  },
};
