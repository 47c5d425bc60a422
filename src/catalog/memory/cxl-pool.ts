import { gigabytesPerSecond, nanoseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Memory behind a CXL switch, shared by hosts; the bandwidth is that of one host's link. */
export const cxlPool: MemoryPart = {
  family: 'memory',
  memoryKind: 'cxl',
  id: 'cxl-pool',
  label: 'CXL switched pool, 100 TB',
  vendor: 'CXL Consortium',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['memory pool', 'XConn', 'CXL fabric'],
  capacityBytes: terabytes(100),
  readBandwidthBytesPerSecond: gigabytesPerSecond(56),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(56),
  latencySeconds: nanoseconds(260),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: 2_500_000,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'cxl', technologies: ['cxl2-x16', 'cxl3-x16'], count: 16 }],
  sources: {
    capacityBytes: cite('cxl-consortium', 'C', 'over 100 TB is claimed'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'per host link, less protocol overhead'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('cxl-consortium', 'C', 'behind a link of 140 ns and a switch of 100 ns: 500 ns of a published 300 to 900'),
    priceUsd: cite('unverified', 'C', '$25 per GB'),
    ports: cite('unverified', 'C', 'sixteen hosts'),
  },
};
