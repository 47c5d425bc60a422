import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Meta MTIA 500, for Meta's own use. FP4 is the rate of MX4. Meta's table does not say whether dense. */
export const metaMtia500: AcceleratorPart = {
  family: 'accelerator',
  id: 'meta-mtia-500',
  label: 'MTIA 500 448 GB',
  vendor: 'Meta',
  releaseYear: 2027,
  availability: 'announced',
  synonyms: ['Broadcom'],
  peakFlopsPerSecond: { bf16: teraflops(5000), fp8: teraflops(10_000), fp4: teraflops(30_000) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm4-shipping',
  memoryCapacityBytes: gigabytes(448),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(27.6),
  memoryStackCount: 14,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 72,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 1700,
  idlePowerWatts: null,
  ports: [{ id: 'backplane', technologies: ['mtia-backplane'], count: 1, peerCount: 1 }],
  sources: {
    releaseYear: cite('mtia-table', 'B'),
    peakFlopsPerSecond: cite('mtia-table', 'B', 'whether dense is not said'),
    memoryTechnology: cite('unverified', 'C', 'Meta says HBM'),
    memoryCapacityBytes: cite('mtia-table', 'C', '384 to 512 GB are printed; the middle'),
    memoryBandwidthBytesPerSecond: cite('mtia-table', 'B'),
    memoryStackCount: cite('unverified', 'C'),
    scaleUpDomainCount: cite('mtia-table', 'B'),
    powerWatts: cite('mtia-table', 'B', 'module'),
    ports: cite('unverified', 'C', 'a switched backplane; its rate was not in the table that was read'),
  },
};
