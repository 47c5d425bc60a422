import { gibibytes, gigabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Google TPU v6e (Trillium): four ICI links in a 2D torus. FP8 runs at the rate of BF16. */
export const googleTpuV6e: AcceleratorPart = {
  family: 'accelerator',
  id: 'google-tpu-v6e',
  label: 'TPU v6e Trillium 32 GB',
  vendor: 'Google',
  releaseYear: 2024,
  availability: 'cloud',
  synonyms: ['tensor processing unit', 'Trillium'],
  peakFlopsPerSecond: { bf16: teraflops(918), fp8: teraflops(918), fp4: null },
  peakInt8OpsPerSecond: teraflops(1836),
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gibibytes(32),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(1640),
  memoryStackCount: 2,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 256,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'ici', technologies: ['ici-v6e'], count: 4, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('google-tpu7x', 'A'),
    peakFlopsPerSecond: cite('google-tpu7x', 'A'),
    peakInt8OpsPerSecond: cite('scaling-book', 'A'),
    memoryTechnology: cite('unverified', 'C', 'Google says HBM; two HBM3 stacks reproduce the bandwidth'),
    memoryCapacityBytes: cite('google-tpu7x', 'A', '32 GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C'),
    scaleUpDomainCount: cite('google-tpu7x', 'A', '16 x 16'),
    ports: cite('scaling-book', 'A', 'four links of 90 GB/s per direction; host link not confirmed'),
  },
};
