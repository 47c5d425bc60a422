import { gigabytes, gigabytesPerSecond } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Intel Crescent Island, a PCIe card with LPDDR5X. Its compute is not published, so no pool can run on it until a
 * what-if gives a rate.
 */
export const intelCrescentIsland: AcceleratorPart = {
  family: 'accelerator',
  id: 'intel-crescent-island',
  label: 'Crescent Island 160 GB',
  vendor: 'Intel',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Xe3P'],
  peakFlopsPerSecond: { bf16: null, fp8: null, fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'lpddr5x-package',
  memoryCapacityBytes: gigabytes(160),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(684),
  memoryStackCount: 1,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 1,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 350,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie5-x16'], count: 1 }],
  sources: {
    releaseYear: cite('crescent-island-press', 'B', 'samples in the second half'),
    memoryTechnology: cite('crescent-island-press', 'B'),
    memoryCapacityBytes: cite('crescent-island-press', 'B', 'reference card; partners up to 480 GB'),
    memoryBandwidthBytesPerSecond: cite('crescent-island-press', 'C', 'arithmetic of the press'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'one LPDDR5X subsystem'),
    scaleUpDomainCount: cite('crescent-island-press', 'C', 'a card; peers meet over PCIe'),
    powerWatts: cite('crescent-island-press', 'B'),
    ports: cite('unverified', 'C', 'PCIe; the generation was not read'),
  },
};
