import { gigabytes, megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SambaNova SN50: HBM in the package and up to 2 TB of DDR5 behind it. Links between sockets are not published. */
export const sambanovaSn50: AcceleratorPart = {
  family: 'accelerator',
  id: 'sambanova-sn50',
  label: 'SN50 64 GB',
  vendor: 'SambaNova',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['RDU'],
  peakFlopsPerSecond: { bf16: teraflops(1600), fp8: teraflops(3200), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gigabytes(64),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(1.8),
  memoryStackCount: 4,
  onChipMemoryBytes: megabytes(432),
  scaleUpDomainCount: 256,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['ddr5-bus'], count: 1 }],
  sources: {
    releaseYear: cite('sn50-press', 'B', 'ships in the second half'),
    peakFlopsPerSecond: cite('sn50-press', 'B', 'whether dense is not said'),
    memoryTechnology: cite('sn50-press', 'B'),
    memoryCapacityBytes: cite('sn50-press', 'B'),
    memoryBandwidthBytesPerSecond: cite('sn50-press', 'B'),
    memoryStackCount: cite('unverified', 'C'),
    onChipMemoryBytes: cite('sn50-press', 'B'),
    scaleUpDomainCount: cite('sn50-press', 'C'),
    ports: cite('sn50-press', 'B', 'up to 2 TB of DDR5; its bandwidth is not published'),
  },
};
