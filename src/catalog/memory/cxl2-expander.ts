import { gigabytesPerSecond, nanoseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** CXL 2.0 memory expander on a PCIe 5 x16 slot, 1 TB of DDR5. */
export const cxl2Expander: MemoryPart = {
  family: 'memory',
  memoryKind: 'cxl',
  id: 'cxl2-expander',
  label: 'CXL 2.0 memory expander',
  vendor: 'CXL Consortium',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['CXL memory card'],
  capacityBytes: terabytes(1),
  readBandwidthBytesPerSecond: gigabytesPerSecond(56),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(56),
  latencySeconds: nanoseconds(110),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: 18_000,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'cxl', technologies: ['cxl2-x16'], count: 1 }],
  sources: {
    capacityBytes: cite('cxl-consortium', 'C', 'largest of common cards; x8 cards hold less'),
    readBandwidthBytesPerSecond: cite('unverified', 'C', 'x16 link less protocol overhead'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C', 'x16 link less protocol overhead'),
    latencySeconds: cite('cxl-consortium', 'C', 'its DDR5; with the link 250 ns of a published 200 to 500 ns'),
    priceUsd: cite('counterpoint-ddr5', 'C', '$18 per GB: early-2026 DDR5 and a controller'),
    ports: cite('cxl-consortium', 'A'),
  },
};
