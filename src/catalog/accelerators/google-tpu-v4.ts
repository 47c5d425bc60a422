import { gibibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Google TPU v4: six ICI links in a 3D torus, one to each neighbour. There is no FP8. */
export const googleTpuV4: AcceleratorPart = {
  family: 'accelerator',
  id: 'google-tpu-v4',
  label: 'TPU v4 32 GB',
  vendor: 'Google',
  releaseYear: 2021,
  availability: 'cloud',
  synonyms: ['tensor processing unit'],
  peakFlopsPerSecond: { bf16: teraflops(275), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(275),
  memoryTechnology: 'hbm2-stack',
  memoryCapacityBytes: gibibytes(32),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(1.2),
  memoryStackCount: 4,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 4096,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 192,
  idlePowerWatts: null,
  ports: [
    { id: 'ici', technologies: ['ici-v4'], count: 6, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie3-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'B'),
    peakFlopsPerSecond: cite('scaling-book', 'A'),
    peakInt8OpsPerSecond: cite('scaling-book', 'A'),
    memoryTechnology: cite('stas-accelerators', 'B'),
    memoryCapacityBytes: cite('scaling-book', 'A', '32 GiB'),
    memoryBandwidthBytesPerSecond: cite('scaling-book', 'A'),
    memoryStackCount: cite('unverified', 'C', 'four stacks of 8 GiB'),
    scaleUpDomainCount: cite('scaling-book', 'A', '16 x 16 x 16'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('scaling-book', 'A', 'six links of 45 GB/s per direction; host link not confirmed'),
  },
};
