import { megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Groq 3 LPU of the LPX rack: all memory is SRAM on the chip. */
export const nvidiaGroq3Lpu: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-groq3-lpu',
  label: 'Groq 3 LPU 500 MB',
  vendor: 'NVIDIA/Groq',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['LP30', 'LPX'],
  peakFlopsPerSecond: { bf16: null, fp8: teraflops(1230), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'sram-lpu',
  memoryCapacityBytes: megabytes(500),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(150),
  memoryStackCount: 1,
  onChipMemoryBytes: megabytes(500),
  scaleUpDomainCount: 256,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'c2c', technologies: ['groq3-c2c'], count: 1, peerCount: 1 }],
  sources: {
    releaseYear: cite('groq-3-press', 'B', 'ships in the second half'),
    peakFlopsPerSecond: cite('groq-3-press', 'B', '315 PFLOPS of a rack over 256'),
    memoryCapacityBytes: cite('groq-3-press', 'B'),
    memoryBandwidthBytesPerSecond: cite('groq-3-press', 'C', '80 and 150 TB/s in print; 40 PB/s of a rack over 256 supports 150'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'on the chip'),
    onChipMemoryBytes: cite('groq-3-press', 'B', 'the same memory'),
    scaleUpDomainCount: cite('groq-3-press', 'B'),
    ports: cite('groq-3-press', 'C', '640 TB/s of a rack over 256, taken as both directions, drawn as one bundle'),
  },
};
