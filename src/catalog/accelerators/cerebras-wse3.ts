import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Cerebras WSE-3, one wafer. Only 125 PFLOPS with sparsity are published; a tenth is our guess at the dense rate. */
export const cerebrasWse3: AcceleratorPart = {
  family: 'accelerator',
  id: 'cerebras-wse3',
  label: 'WSE-3 44 GB',
  vendor: 'Cerebras',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['wafer', 'CS-3'],
  peakFlopsPerSecond: { bf16: teraflops(12_500), fp8: null, fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'sram-wse3',
  memoryCapacityBytes: gigabytes(44),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(21_000),
  memoryStackCount: 1,
  onChipMemoryBytes: gigabytes(44),
  scaleUpDomainCount: 1,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 23_000,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-100g'], count: 12 }],
  sources: {
    releaseYear: cite('wse-3-press', 'B'),
    peakFlopsPerSecond: cite('unverified', 'C', 'FP16; a tenth of the sparse headline, a guess'),
    memoryCapacityBytes: cite('wse-3-press', 'B'),
    memoryBandwidthBytesPerSecond: cite('wse-3-press', 'B'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'on the wafer'),
    onChipMemoryBytes: cite('wse-3-press', 'B', 'the same memory'),
    scaleUpDomainCount: cite('wse-3-press', 'B', 'one wafer'),
    powerWatts: cite('wse-3-press', 'B', 'the whole CS-3'),
    ports: cite('unverified', 'C', 'twelve ports of 100GbE'),
  },
};
