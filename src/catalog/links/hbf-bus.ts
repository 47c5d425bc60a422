import { terabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * The bus between a stack of High Bandwidth Flash and the die in its package. No accelerator of the catalogue has a
 * port for it yet: give a clone one.
 */
export const hbfBus: LinkPart = {
  family: 'link',
  id: 'hbf-bus',
  label: 'HBF bus',
  vendor: 'Sandisk/SK hynix',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['High Bandwidth Flash'],
  technology: 'memory',
  bandwidthBytesPerSecond: terabytesPerSecond(1.6),
  latencySeconds: 0,
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('hbf-press', 'B', 'of one stack'),
    latencySeconds: cite('parts-arithmetic', 'B', 'in the latency of the memory'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
