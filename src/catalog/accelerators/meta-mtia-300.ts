import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Meta MTIA 300, for Meta's own use. Made for ranking and recommendation. */
export const metaMtia300: AcceleratorPart = {
  family: 'accelerator',
  id: 'meta-mtia-300',
  label: 'MTIA 300 216 GB',
  vendor: 'Meta',
  releaseYear: 2025,
  availability: 'internal',
  synonyms: ['Broadcom'],
  peakFlopsPerSecond: { bf16: teraflops(600), fp8: teraflops(1200), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gigabytes(216),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(6.1),
  memoryStackCount: 6,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 16,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 800,
  idlePowerWatts: null,
  ports: [{ id: 'backplane', technologies: ['mtia-backplane'], count: 1, peerCount: 1 }],
  sources: {
    releaseYear: cite('mtia-table', 'B'),
    peakFlopsPerSecond: cite('mtia-table', 'B', 'whether dense is not said'),
    memoryTechnology: cite('unverified', 'C', 'Meta says HBM'),
    memoryCapacityBytes: cite('mtia-table', 'B'),
    memoryBandwidthBytesPerSecond: cite('mtia-table', 'B'),
    memoryStackCount: cite('unverified', 'C'),
    scaleUpDomainCount: cite('mtia-table', 'C', 'not printed for this one'),
    powerWatts: cite('mtia-table', 'B', 'module'),
    ports: cite('unverified', 'C', 'a switched backplane; its rate was not in the table that was read'),
  },
};
