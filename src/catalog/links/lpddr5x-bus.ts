import { gigabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The channels between a Grace CPU and its LPDDR5X. */
export const lpddr5xBus: LinkPart = {
  family: 'link',
  id: 'lpddr5x-bus',
  label: 'LPDDR5X bus (Grace)',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Grace'],
  technology: 'memory',
  bandwidthBytesPerSecond: gigabytesPerSecond(500),
  latencySeconds: 0,
  energyPicojoulesPerBit: 4,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'C', '500 to 546 GB/s are printed'),
    latencySeconds: cite('parts-arithmetic', 'B', 'in the latency of the memory'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
