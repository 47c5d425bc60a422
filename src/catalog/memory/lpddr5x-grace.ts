import { gigabytes, gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** LPDDR5X soldered beside one Grace CPU. */
export const lpddr5xGrace: MemoryPart = {
  family: 'memory',
  memoryKind: 'lpddr',
  id: 'lpddr5x-grace',
  label: 'LPDDR5X of Grace',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Grace memory'],
  capacityBytes: gigabytes(480),
  readBandwidthBytesPerSecond: gigabytesPerSecond(500),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(500),
  latencySeconds: nanoseconds(200),
  energyPicojoulesPerBit: 4,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['lpddr5x-bus'], count: 1 }],
  sources: {
    energyPicojoulesPerBit: cite('unverified', 'C'),
    capacityBytes: cite('mlperf-6.1', 'B', '1.87 TB per node of four GPUs, so about 480 GB usable of each CPU'),
    readBandwidthBytesPerSecond: cite('stas-network', 'C', '500 to 546 GB/s are printed; reads and writes share the bus'),
    writeBandwidthBytesPerSecond: cite('stas-network', 'C', 'reads and writes share the bus'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('parts-arithmetic', 'A', 'one bundle of channels'),
  },
};
