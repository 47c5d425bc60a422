import { gigabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The channels between an accelerator and the LPDDR5X of its card (Corsair). */
export const lpddr5xPackageBus: LinkPart = {
  family: 'link',
  id: 'lpddr5x-package-bus',
  label: 'LPDDR5X bus of a card',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Corsair'],
  technology: 'memory',
  bandwidthBytesPerSecond: gigabytesPerSecond(400),
  latencySeconds: 0,
  energyPicojoulesPerBit: 4,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('parts-arithmetic', 'B', 'in the latency of the memory'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
