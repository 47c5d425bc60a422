import { gigabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The channels between a socket and its DIMMs. */
export const ddr5Bus: LinkPart = {
  family: 'link',
  id: 'ddr5-bus',
  label: 'DDR5-6400 bus, 12 channels',
  vendor: 'JEDEC',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['RDIMM'],
  technology: 'memory',
  bandwidthBytesPerSecond: gigabytesPerSecond(614.4),
  latencySeconds: 0,
  energyPicojoulesPerBit: 15,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('parts-arithmetic', 'A', '12 channels x 8 B x 6.4 GT/s'),
    latencySeconds: cite('parts-arithmetic', 'B', 'in the latency of the memory'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
