import { gigabitsPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 200GbE port of a Gaudi 3, to a peer of its board or outside. */
export const gaudi3Roce: LinkPart = {
  family: 'link',
  id: 'gaudi3-roce',
  label: 'Gaudi 3 RoCE 200G',
  vendor: 'Intel',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['HLS', 'on-die Ethernet'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabitsPerSecond(200),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: 3,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('unverified', 'C'),
    reachMetres: cite('unverified', 'C', 'copper'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
