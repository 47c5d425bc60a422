import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 800G port of scale-up Ethernet (SUE, ESUN) at a Tomahawk Ultra. */
export const sue800g: LinkPart = {
  family: 'link',
  id: 'sue-800g',
  label: 'Scale-Up Ethernet 800G',
  vendor: 'Broadcom',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['SUE', 'ESUN', 'Tomahawk Ultra'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  latencySeconds: nanoseconds(75),
  energyPicojoulesPerBit: null,
  reachMetres: 2,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('tomahawk-ultra-press', 'B'),
    bandwidthBytesPerSecond: cite('tomahawk-ultra-press', 'A'),
    latencySeconds: cite('unverified', 'C', '400 ns end to end, less 250 in the switch, over two cables'),
    reachMetres: cite('unverified', 'C', 'passive copper'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
