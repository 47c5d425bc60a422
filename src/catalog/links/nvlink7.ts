import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** All NVLink 7 of one Rubin Ultra package as one bundle; the number of links was not read. */
export const nvlink7: LinkPart = {
  family: 'link',
  id: 'nvlink7',
  label: 'NVLink 7 (whole package)',
  vendor: 'NVIDIA',
  releaseYear: 2027,
  availability: 'announced',
  synonyms: ['Rubin Ultra', 'Kyber'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(5200),
  latencySeconds: nanoseconds(350),
  energyPicojoulesPerBit: 5,
  reachMetres: 1.5,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('rubin-rack-power', 'C'),
    bandwidthBytesPerSecond: cite('unverified', 'C', '1.5 PB/s of a Kyber rack, taken as both directions, over 144'),
    latencySeconds: cite('unverified', 'C', 'as NVLink 6'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    reachMetres: cite('unverified', 'C', 'a backplane'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
