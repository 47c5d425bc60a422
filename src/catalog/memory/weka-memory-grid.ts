import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVMe of a WEKA cluster over GPUDirect, per DGX H100 host of eight 400G NICs. WEKA gave no latency. */
export const wekaMemoryGrid: MemoryPart = {
  family: 'memory',
  memoryKind: 'remote',
  id: 'weka-memory-grid',
  label: 'WEKA Augmented Memory Grid',
  vendor: 'WEKA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['KV store', 'AMG', 'GPUDirect'],
  capacityBytes: terabytes(1000),
  readBandwidthBytesPerSecond: gigabytesPerSecond(300),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(100),
  latencySeconds: microseconds(200),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-400g', 'infiniband-ndr'], count: 8 }],
  sources: {
    releaseYear: cite('weka', 'B'),
    capacityBytes: cite('unverified', 'C', 'a petabyte; clusters scale'),
    readBandwidthBytesPerSecond: cite('weka', 'B', 'about 300 GB/s per host'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('weka', 'B'),
  },
};
