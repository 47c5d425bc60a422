import { gigabytes, gigabytesPerSecond } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Etched Sohu: no verified specification exists. Its compute is unknown, so no pool can run on it until a what-if
 * gives a rate.
 */
export const etchedSohu: AcceleratorPart = {
  family: 'accelerator',
  id: 'etched-sohu',
  label: 'Sohu 144 GB',
  vendor: 'Etched',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['transformer ASIC'],
  peakFlopsPerSecond: { bf16: null, fp8: null, fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gigabytes(144),
  memoryBandwidthBytesPerSecond: 6 * gigabytesPerSecond(1228.8),
  memoryStackCount: 6,
  onChipMemoryBytes: null,
  scaleUpDomainCount: null,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('unverified', 'C'),
    memoryTechnology: cite('unverified', 'C', 'claimed'),
    memoryCapacityBytes: cite('unverified', 'C', 'claimed'),
    memoryBandwidthBytesPerSecond: cite('parts-arithmetic', 'C', 'not published: the most that six HBM3e stacks can give'),
    memoryStackCount: cite('unverified', 'C'),
  },
};
