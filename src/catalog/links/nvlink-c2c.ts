import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Grace CPU to Blackwell GPU, coherent. */
export const nvlinkC2c: LinkPart = {
  family: 'link',
  id: 'nvlink-c2c',
  label: 'NVLink-C2C',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['C2C', 'Grace'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(450),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: 1.3,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A', 'measured 359 to 377 GB/s one way, 175 each way when both directions are busy'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
