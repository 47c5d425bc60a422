import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One UALink 200G 1.0 port of four lanes. No product by August 2026; the first Helios racks tunnel it over Ethernet. */
export const ualink200g: LinkPart = {
  family: 'link',
  id: 'ualink-200g',
  label: 'UALink 200G x4',
  vendor: 'UALink Consortium',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['UALink 1.0', 'Helios'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  latencySeconds: nanoseconds(200),
  energyPicojoulesPerBit: null,
  reachMetres: 4,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('ualink-spec', 'B', 'line rate; up to 93 % of it is payload'),
    latencySeconds: cite('ualink-spec', 'C', 'a round trip under 1 us below 4 m, less the switch'),
    reachMetres: cite('ualink-spec', 'B'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
