import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** A parallel file system on NVMe as one DGX host sees it over two 400G storage NICs. */
export const parallelFileSystem: MemoryPart = {
  family: 'memory',
  memoryKind: 'remote',
  id: 'parallel-file-system',
  label: 'Parallel file system on NVMe',
  vendor: 'any',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Lustre', 'GPFS', 'VAST', 'WEKA'],
  capacityBytes: terabytes(1000),
  readBandwidthBytesPerSecond: gigabytesPerSecond(40),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(20),
  latencySeconds: microseconds(500),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-400g', 'infiniband-ndr'], count: 2 }],
  sources: {
    capacityBytes: cite('unverified', 'C'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'of 100 GB/s line rate'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('stas-storage', 'C', 'opening a file takes longer'),
    ports: cite('unverified', 'C'),
  },
};
