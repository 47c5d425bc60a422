import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One xGMI-3 link between two EPYC sockets: 16 lanes at 32 GT/s. */
export const xgmi3Socket: LinkPart = {
  family: 'link',
  id: 'xgmi3-socket',
  label: 'xGMI 3 (EPYC sockets)',
  vendor: 'AMD',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Infinity Fabric', 'EPYC'],
  technology: 'pcie',
  bandwidthBytesPerSecond: gigabytesPerSecond(64),
  latencySeconds: nanoseconds(150),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('unverified', 'C', '32 GT/s on 16 lanes, before protocol overhead'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
