import { gigabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * One Rubin package (two dies; the NVL144 of 2025 counted dies) of the Vera Rubin NVL72. Dense; the 50 PFLOPS of the
 * headline use adaptive compression.
 */
export const nvidiaRubin: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-rubin',
  label: 'Rubin GPU 288 GB',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['VR200', 'Vera Rubin', 'NVL72', 'NVL144'],
  peakFlopsPerSecond: { bf16: teraflops(4000), fp8: teraflops(17_500), fp4: teraflops(35_000) },
  peakInt8OpsPerSecond: teraflops(2500),
  memoryTechnology: 'hbm4-shipping',
  memoryCapacityBytes: gigabytes(288),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(22),
  memoryStackCount: 8,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 72,
  kernelConstants: null,
  priceUsd: 55_000,
  powerWatts: 1800,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink6'], count: 36, peerCount: 36 },
    { id: 'c2c', technologies: ['nvlink-c2c-vera'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A', 'ships from the third quarter'),
    peakFlopsPerSecond: cite('stas-accelerators', 'B', 'dense, preliminary; one page halves 50 to 25 PFLOPS'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'B', 'preliminary'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('stas-accelerators', 'B', '288 GB, unit not stated'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'C', 'announced with 13, then 22; SemiAnalysis expects about 20 at first'),
    memoryStackCount: cite('semianalysis-rubin', 'B', 'eight stacks'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('morgan-stanley-racks', 'B', 'a rack divided by 72 gives $108k with everything in it'),
    powerWatts: cite('rubin-deep-dive', 'C', '1.8 to 2.3 kW by analysts; NVIDIA prints none'),
    ports: cite('stas-network', 'A', '36 NVLink 6 links of 50 GB/s per direction; NVLink-C2C to Vera'),
  },
};
