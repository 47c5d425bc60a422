import { gibibytes, gigabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Google TPU7x (Ironwood): six ICI links in a 3D torus of up to 9,216 chips. */
export const googleTpuV7: AcceleratorPart = {
  family: 'accelerator',
  id: 'google-tpu-v7',
  label: 'TPU7x Ironwood 192 GB',
  vendor: 'Google',
  releaseYear: 2025,
  availability: 'cloud',
  synonyms: ['tensor processing unit', 'Ironwood', 'TPU v7'],
  peakFlopsPerSecond: { bf16: teraflops(2307), fp8: teraflops(4614), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(192),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(7380),
  memoryStackCount: 8,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 9216,
  kernelConstants: null,
  priceUsd: 35_000,
  powerWatts: 1000,
  idlePowerWatts: null,
  ports: [
    { id: 'ici', technologies: ['ici-v7'], count: 6, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('google-tpu7x', 'A'),
    peakFlopsPerSecond: cite('google-tpu7x', 'A'),
    memoryTechnology: cite('unverified', 'C'),
    memoryCapacityBytes: cite('google-tpu7x', 'A', '192 GiB'),
    memoryBandwidthBytesPerSecond: cite('google-tpu7x', 'A', '7.37 and 7.38 TB/s are printed'),
    memoryStackCount: cite('unverified', 'C', 'eight stacks of 24 GiB'),
    scaleUpDomainCount: cite('google-tpu7x', 'A'),
    priceUsd: cite('inference-margins', 'C', 'an estimate of cost; not for sale'),
    powerWatts: cite('inference-margins', 'C', 'an estimate'),
    ports: cite('stas-network', 'A', '1.2 TB/s is printed for both directions: six links of 100 GB/s; host link not confirmed'),
  },
};
