import { mebibytes, nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Shared memory and L1 of all 132 multiprocessors of an H100 together. For reference: the kernel model counts it
 * inside the kernels, so it has no port.
 */
export const sramGpuSmem: MemoryPart = {
  family: 'memory',
  memoryKind: 'sram',
  id: 'sram-gpu-smem',
  label: 'Shared memory of an H100',
  vendor: 'NVIDIA',
  releaseYear: 2022,
  availability: 'shipping',
  synonyms: ['SMEM', 'scratchpad', 'VMEM', 'on-chip'],
  capacityBytes: mebibytes(33),
  readBandwidthBytesPerSecond: terabytesPerSecond(33),
  writeBandwidthBytesPerSecond: terabytesPerSecond(33),
  latencySeconds: nanoseconds(30),
  energyPicojoulesPerBit: 0.1,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    capacityBytes: cite('stas-accelerators', 'A', '256 KiB x 132'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'order'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C', 'order'),
    latencySeconds: cite('unverified', 'C', 'order'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'order'),
  },
};
