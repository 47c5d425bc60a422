import { gibibytes, gigabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Google TPU v5p: six ICI links in a 3D torus of up to 8,960 chips. FP8 runs at the rate of BF16. */
export const googleTpuV5p: AcceleratorPart = {
  family: 'accelerator',
  id: 'google-tpu-v5p',
  label: 'TPU v5p 95 GB',
  vendor: 'Google',
  releaseYear: 2023,
  availability: 'cloud',
  synonyms: ['tensor processing unit'],
  peakFlopsPerSecond: { bf16: teraflops(459), fp8: teraflops(459), fp4: null },
  peakInt8OpsPerSecond: teraflops(918),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gibibytes(95),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(2765),
  memoryStackCount: 6,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 8960,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'ici', technologies: ['ici-v5p'], count: 6, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('google-tpu7x', 'A'),
    peakFlopsPerSecond: cite('scaling-book', 'A'),
    peakInt8OpsPerSecond: cite('scaling-book', 'A'),
    memoryTechnology: cite('stas-accelerators', 'B'),
    memoryCapacityBytes: cite('google-tpu7x', 'A', '95 GiB'),
    memoryBandwidthBytesPerSecond: cite('google-tpu7x', 'A'),
    memoryStackCount: cite('unverified', 'C', 'six stacks of 16 GiB'),
    scaleUpDomainCount: cite('scaling-book', 'A', '16 x 20 x 28'),
    ports: cite('scaling-book', 'A', 'six links of 90 GB/s per direction; host link not confirmed'),
  },
};
