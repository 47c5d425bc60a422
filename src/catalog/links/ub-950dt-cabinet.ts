import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** What leaves one Atlas 950 compute cabinet for one of four interconnect cabinets, as one bundle: non-blocking. */
export const ub950dtCabinet: LinkPart = {
  family: 'link',
  id: 'ub-950dt-cabinet',
  label: 'UB Link of an Atlas 950 cabinet',
  vendor: 'Huawei',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['UB', 'LingQu', 'Atlas 950'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(13_440),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('parts-arithmetic', 'C', '64 cards of 840 GB/s over four; that it is non-blocking is assumed'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
