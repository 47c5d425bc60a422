import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One ICI link to one neighbour in the 2D torus of TPU v5e. */
export const iciV5e: LinkPart = {
  family: 'link',
  id: 'ici-v5e',
  label: 'ICI (TPU v5e)',
  vendor: 'Google',
  releaseYear: 2023,
  availability: 'cloud',
  synonyms: ['inter-chip interconnect', 'torus'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(45),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('scaling-book', 'A'),
    bandwidthBytesPerSecond: cite('scaling-book', 'A', 'one way; 90 GB/s for both'),
    latencySeconds: cite('unverified', 'C', 'about 1 us per hop'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
