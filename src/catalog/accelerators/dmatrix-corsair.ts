import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * d-Matrix Corsair, a PCIe card of two packages: SRAM that computes, and LPDDR5X behind it. Rates are of block formats
 * (MXINT8, MXINT4).
 */
export const dmatrixCorsair: AcceleratorPart = {
  family: 'accelerator',
  id: 'dmatrix-corsair',
  label: 'Corsair 2 GB',
  vendor: 'd-Matrix',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['DIMC', 'in-memory compute'],
  peakFlopsPerSecond: { bf16: null, fp8: null, fp4: teraflops(9600) },
  peakInt8OpsPerSecond: teraflops(2400),
  memoryTechnology: 'sram-corsair',
  memoryCapacityBytes: gigabytes(2),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(150),
  memoryStackCount: 1,
  onChipMemoryBytes: gigabytes(2),
  scaleUpDomainCount: 16,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 600,
  idlePowerWatts: null,
  ports: [
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
    { id: 'bus', technologies: ['lpddr5x-package-bus'], count: 1 },
  ],
  sources: {
    releaseYear: cite('corsair-press', 'B'),
    peakFlopsPerSecond: cite('unverified', 'C', 'MXINT4'),
    peakInt8OpsPerSecond: cite('unverified', 'C', 'MXINT8'),
    memoryCapacityBytes: cite('unverified', 'C'),
    memoryBandwidthBytesPerSecond: cite('corsair-press', 'B'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'on the chip'),
    onChipMemoryBytes: cite('unverified', 'C', 'the same memory'),
    scaleUpDomainCount: cite('corsair-press', 'C', 'eight cards of two in a server'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', 'PCIe 5.0 x16; 256 GB of LPDDR5X at 400 GB/s behind it'),
  },
};
