import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * DRAM of other machines behind eight 400G NICs, as Mooncake's transfer engine reads it. Figures are those of the
 * software, the line rate is 400 GB/s.
 */
export const mooncakeDramStore: MemoryPart = {
  family: 'memory',
  memoryKind: 'remote',
  id: 'mooncake-dram-store',
  label: 'Mooncake store, remote DRAM',
  vendor: 'Moonshot AI',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['KV store', 'RDMA', 'remote memory'],
  capacityBytes: terabytes(2),
  readBandwidthBytesPerSecond: gigabytesPerSecond(190),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(190),
  latencySeconds: microseconds(15),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-400g', 'infiniband-ndr'], count: 8 }],
  sources: {
    capacityBytes: cite('unverified', 'C', 'a server with 2 TB'),
    readBandwidthBytesPerSecond: cite('mooncake', 'A', '190 GB/s of 400 over 8 x 400G RoCE; 87 of 100 over 4 x 200G'),
    writeBandwidthBytesPerSecond: cite('mooncake', 'C', 'taken as reading'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('mooncake', 'A'),
  },
};
