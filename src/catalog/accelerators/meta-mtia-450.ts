import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Meta MTIA 450, for Meta's own use. FP4 is the rate of MX4. Meta's table does not say whether dense. */
export const metaMtia450: AcceleratorPart = {
  family: 'accelerator',
  id: 'meta-mtia-450',
  label: 'MTIA 450 288 GB',
  vendor: 'Meta',
  releaseYear: 2027,
  availability: 'announced',
  synonyms: ['Broadcom'],
  peakFlopsPerSecond: { bf16: teraflops(3500), fp8: teraflops(7000), fp4: teraflops(21_000) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm4-shipping',
  memoryCapacityBytes: gigabytes(288),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(18.4),
  memoryStackCount: 8,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 72,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 1400,
  idlePowerWatts: null,
  ports: [{ id: 'backplane', technologies: ['mtia-backplane'], count: 1, peerCount: 1 }],
  sources: {
    releaseYear: cite('mtia-table', 'B'),
    peakFlopsPerSecond: cite('mtia-table', 'B', 'whether dense is not said'),
    memoryTechnology: cite('unverified', 'C', 'Meta says HBM'),
    memoryCapacityBytes: cite('mtia-table', 'B'),
    memoryBandwidthBytesPerSecond: cite('mtia-table', 'B'),
    memoryStackCount: cite('unverified', 'C'),
    scaleUpDomainCount: cite('mtia-table', 'B'),
    powerWatts: cite('mtia-table', 'B', 'module'),
    ports: cite('unverified', 'C', 'a switched backplane; its rate was not in the table that was read'),
  },
};
