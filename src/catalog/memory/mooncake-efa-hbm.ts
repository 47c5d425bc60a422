import { gibibytes, gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * HBM of other GPUs behind sixteen 400G EFA interfaces (P6-B300), as Mooncake's transfer engine reaches it; blocks of
 * 64 KB get 97 GB/s alone.
 */
export const mooncakeEfaHbm: MemoryPart = {
  family: 'memory',
  memoryKind: 'remote',
  id: 'mooncake-efa-hbm',
  label: 'Mooncake over EFA, remote HBM',
  vendor: 'Moonshot AI',
  releaseYear: null,
  availability: 'cloud',
  synonyms: ['KV store', 'EFA', 'P6-B300'],
  capacityBytes: gibibytes(268.6),
  readBandwidthBytesPerSecond: gigabytesPerSecond(780),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(780),
  latencySeconds: microseconds(15),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-400g'], count: 16 }],
  sources: {
    capacityBytes: cite('parts-arithmetic', 'C', 'the memory of one B300'),
    readBandwidthBytesPerSecond: cite('mooncake', 'A', '97.5 % of 800 GB/s, large blocks'),
    writeBandwidthBytesPerSecond: cite('mooncake', 'C', 'taken as reading'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('mooncake', 'A'),
  },
};
