import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Rubin CPX, a prefill accelerator that was taken off the road map in March 2026: only for what-ifs. Dense; 30 PFLOPS
 * FP4 are with sparsity.
 */
export const nvidiaRubinCpx: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-rubin-cpx',
  label: 'Rubin CPX 128 GB',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'cancelled',
  synonyms: ['prefill', 'context processor'],
  peakFlopsPerSecond: { bf16: null, fp8: null, fp4: teraflops(20_000) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'gddr7',
  memoryCapacityBytes: gigabytes(128),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(2),
  memoryStackCount: 1,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 1,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 800,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16'], count: 1 }],
  sources: {
    releaseYear: cite('rubin-cpx-press', 'B'),
    peakFlopsPerSecond: cite('rubin-cpx-press', 'C', 'dense, FP4 alone'),
    memoryTechnology: cite('rubin-cpx-press', 'B'),
    memoryCapacityBytes: cite('rubin-cpx-press', 'B'),
    memoryBandwidthBytesPerSecond: cite('rubin-cpx-press', 'C', 'NVIDIA never printed it'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'one GDDR7 subsystem'),
    scaleUpDomainCount: cite('rubin-cpx-press', 'B', 'no NVLink'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('rubin-cpx-press', 'B', 'PCIe 6.0 x16; no NVLink'),
  },
};
