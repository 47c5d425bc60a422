import { gigabytes, megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * AMD Instinct MI455X of the Helios rack. AMD prints 40.3 PFLOPS FP4 without saying whether sparse; as its BF16 is
 * half of what it prints, so is everything here.
 */
export const amdMi455x: AcceleratorPart = {
  family: 'accelerator',
  id: 'amd-mi455x',
  label: 'MI455X 432 GB',
  vendor: 'AMD',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Instinct', 'MI400', 'Helios', 'CDNA5'],
  peakFlopsPerSecond: { bf16: teraflops(5000), fp8: teraflops(10_050), fp4: teraflops(20_150) },
  peakInt8OpsPerSecond: teraflops(5000),
  memoryTechnology: 'hbm4-shipping',
  memoryCapacityBytes: gigabytes(432),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(23.3),
  memoryStackCount: 12,
  onChipMemoryBytes: megabytes(192),
  scaleUpDomainCount: 72,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'ualink', technologies: ['ualink-200g'], count: 18, peerCount: 18 },
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A', 'ramps in the second half'),
    peakFlopsPerSecond: cite('stas-accelerators', 'C', 'dense by halving; 40.3 PFLOPS FP4 as printed'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'C', 'dense by halving'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('stas-accelerators', 'A'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'C', '23.3 on the page of August 2026, 19.6 at CES'),
    memoryStackCount: cite('unverified', 'C', 'twelve stacks of 36 GB'),
    onChipMemoryBytes: cite('stas-accelerators', 'A', 'global L2'),
    scaleUpDomainCount: cite('helios-press', 'B'),
    ports: cite(
      'stas-network',
      'B',
      '3.6 TB/s is printed for both directions: 18 UALink ports of 100 GB/s; first systems tunnel it over Ethernet; host link not published',
    ),
  },
};
