import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** All UB Link of one Ascend 950DT as one bundle. */
export const ub950dt: LinkPart = {
  family: 'link',
  id: 'ub-950dt',
  label: 'UB Link (950DT), whole card',
  vendor: 'Huawei',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['UB', 'LingQu', 'Atlas 950'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(840),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', '1.68 TB/s is printed for both directions'),
    latencySeconds: cite('unverified', 'C', 'as that of the 910C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
