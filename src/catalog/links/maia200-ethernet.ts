import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** A quarter of the on-die Ethernet of a Maia 200: to one peer of its tray, or outside. */
export const maia200Ethernet: LinkPart = {
  family: 'link',
  id: 'maia200-ethernet',
  label: 'Maia 200 Ethernet, a quarter',
  vendor: 'Microsoft',
  releaseYear: 2026,
  availability: 'internal',
  synonyms: ['on-die Ethernet'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(350),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('lockwood-maia-200', 'B'),
    bandwidthBytesPerSecond: cite(
      'lockwood-maia-200',
      'C',
      '1.4 TB/s per direction in all; 2.8 is printed for both; that it is dealt evenly is assumed',
    ),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
