import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One UPI 2.0 link between two Xeon sockets: 24 lanes at 16 GT/s. */
export const upi2: LinkPart = {
  family: 'link',
  id: 'upi2',
  label: 'UPI 2.0 (Xeon sockets)',
  vendor: 'Intel',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Ultra Path Interconnect'],
  technology: 'pcie',
  bandwidthBytesPerSecond: gigabytesPerSecond(48),
  latencySeconds: nanoseconds(150),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('unverified', 'C', '16 GT/s on 24 lanes, before protocol overhead'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
