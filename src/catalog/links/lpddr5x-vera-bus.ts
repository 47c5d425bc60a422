import { gigabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The channels between a Vera CPU and its LPDDR5X. */
export const lpddr5xVeraBus: LinkPart = {
  family: 'link',
  id: 'lpddr5x-vera-bus',
  label: 'LPDDR5X bus (Vera)',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['SOCAMM2'],
  technology: 'memory',
  bandwidthBytesPerSecond: gigabytesPerSecond(1200),
  latencySeconds: 0,
  energyPicojoulesPerBit: 4,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('vera-press', 'B'),
    latencySeconds: cite('parts-arithmetic', 'B', 'in the latency of the memory'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
