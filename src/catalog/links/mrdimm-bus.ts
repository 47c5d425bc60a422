import { gigabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The channels between a socket and its MRDIMMs. */
export const mrdimmBus: LinkPart = {
  family: 'link',
  id: 'mrdimm-bus',
  label: 'MRDIMM-8800 bus, 12 channels',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['MRDIMM'],
  technology: 'memory',
  bandwidthBytesPerSecond: gigabytesPerSecond(844.8),
  latencySeconds: 0,
  energyPicojoulesPerBit: 15,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('parts-arithmetic', 'A', '12 channels x 8 B x 8.8 GT/s'),
    latencySeconds: cite('parts-arithmetic', 'B', 'in the latency of the memory'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
