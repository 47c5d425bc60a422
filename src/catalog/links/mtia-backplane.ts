import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The switched backplane of an MTIA rack as one bundle per chip. */
export const mtiaBackplane: LinkPart = {
  family: 'link',
  id: 'mtia-backplane',
  label: 'MTIA backplane (whole chip)',
  vendor: 'Meta',
  releaseYear: 2026,
  availability: 'internal',
  synonyms: ['Broadcom'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(600),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('mtia-table', 'B'),
    bandwidthBytesPerSecond: cite('unverified', 'C', '1.2 TB/s is remembered, taken as both directions; not in the table that was read'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
