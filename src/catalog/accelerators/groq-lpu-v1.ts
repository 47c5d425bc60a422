import { megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** GroqChip: all memory is SRAM on the chip. Its chip-to-chip rate was not read, so it has no port for it. */
export const groqLpuV1: AcceleratorPart = {
  family: 'accelerator',
  id: 'groq-lpu-v1',
  label: 'Groq LPU v1 230 MB',
  vendor: 'Groq',
  releaseYear: 2020,
  availability: 'cloud',
  synonyms: ['GroqChip', 'TSP'],
  peakFlopsPerSecond: { bf16: teraflops(188), fp8: null, fp4: null },
  peakInt8OpsPerSecond: teraflops(750),
  memoryTechnology: 'sram-groq1',
  memoryCapacityBytes: megabytes(230),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(80),
  memoryStackCount: 1,
  onChipMemoryBytes: megabytes(230),
  scaleUpDomainCount: null,
  kernelConstants: null,
  priceUsd: 20_000,
  powerWatts: 215,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie4-x16'], count: 1 }],
  sources: {
    releaseYear: cite('groq-3-press', 'B'),
    peakFlopsPerSecond: cite('unverified', 'C', 'FP16'),
    peakInt8OpsPerSecond: cite('unverified', 'C'),
    memoryCapacityBytes: cite('groq-3-press', 'B'),
    memoryBandwidthBytesPerSecond: cite('groq-3-press', 'B'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'on the chip'),
    onChipMemoryBytes: cite('groq-3-press', 'B', 'the same memory'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', 'PCIe 4.0 x16'),
  },
};
