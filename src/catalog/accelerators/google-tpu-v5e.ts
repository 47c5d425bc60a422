import { gigabytes, gigabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Google TPU v5e: four ICI links in a 2D torus. */
export const googleTpuV5e: AcceleratorPart = {
  family: 'accelerator',
  id: 'google-tpu-v5e',
  label: 'TPU v5e 16 GB',
  vendor: 'Google',
  releaseYear: 2023,
  availability: 'cloud',
  synonyms: ['tensor processing unit'],
  peakFlopsPerSecond: { bf16: teraflops(197), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(393),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gigabytes(16),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(819),
  memoryStackCount: 2,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 256,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'ici', technologies: ['ici-v5e'], count: 4, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('google-v5e', 'A'),
    peakFlopsPerSecond: cite('google-v5e', 'A'),
    peakInt8OpsPerSecond: cite('google-v5e', 'A'),
    memoryTechnology: cite('unverified', 'C', 'two HBM2e stacks carry the bandwidth; HBM2 is also printed'),
    memoryCapacityBytes: cite('google-v5e', 'A'),
    memoryBandwidthBytesPerSecond: cite('scaling-book', 'C', '819 GB/s on an older page, 800 GiB/s (859 GB/s) on the newer'),
    memoryStackCount: cite('unverified', 'C', 'two stacks of 8 GB'),
    scaleUpDomainCount: cite('google-v5e', 'A', '16 x 16'),
    ports: cite(
      'scaling-book',
      'A',
      'four links of 45 GB/s per direction; Google prints 400 GB/s of the chip in both; host link not confirmed',
    ),
  },
};
