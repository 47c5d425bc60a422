import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AMD Instinct MI250X: two dies (GCDs), so that one kernel sees half of everything here. */
export const amdMi250x: AcceleratorPart = {
  family: 'accelerator',
  id: 'amd-mi250x',
  label: 'MI250X 128 GB',
  vendor: 'AMD',
  releaseYear: 2021,
  availability: 'legacy',
  synonyms: ['Instinct', 'CDNA2'],
  peakFlopsPerSecond: { bf16: teraflops(383), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(383),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gigabytes(128),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(3.28),
  memoryStackCount: 8,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 8,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 560,
  idlePowerWatts: null,
  ports: [
    { id: 'xgmi', technologies: ['xgmi-mi250'], count: 7, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'of both dies'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'of both dies'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('stas-accelerators', 'A'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 16 GB'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    powerWatts: cite('stas-accelerators', 'B', '560 W peak, 500 W rated'),
    ports: cite(
      'stas-network',
      'C',
      'seven links of 50 GB/s per direction; AMD adds eight links in both directions to 800 GB/s; PCIe 4.0 x16',
    ),
  },
};
