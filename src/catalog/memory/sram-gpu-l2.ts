import { mebibytes, nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Last-level cache of a Blackwell GPU (A100 40 MiB, H100 50 MiB, MI300X 256 MiB of Infinity Cache). For reference: the
 * kernel model counts it inside the kernels, so it has no port.
 */
export const sramGpuL2: MemoryPart = {
  family: 'memory',
  memoryKind: 'sram',
  id: 'sram-gpu-l2',
  label: 'L2 of a Blackwell GPU',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['LLC', 'cache', 'on-chip'],
  capacityBytes: mebibytes(126),
  readBandwidthBytesPerSecond: terabytesPerSecond(10),
  writeBandwidthBytesPerSecond: terabytesPerSecond(10),
  latencySeconds: nanoseconds(200),
  energyPicojoulesPerBit: 1,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    capacityBytes: cite('stas-accelerators', 'A'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'order'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C', 'order'),
    latencySeconds: cite('unverified', 'C', 'order'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'order'),
  },
};
