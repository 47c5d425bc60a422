import { nanoseconds, terabytesPerSecond } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The seam between the two dies of a Blackwell GPU. For reference: software sees one GPU, so no part has a port for it. */
export const nvHbi: LinkPart = {
  family: 'link',
  id: 'nv-hbi',
  label: 'NV-HBI (die to die)',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Blackwell', 'die to die'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: terabytesPerSecond(5),
  latencySeconds: nanoseconds(50),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    bandwidthBytesPerSecond: cite('unverified', 'C', '10 TB/s is printed, taken as both directions'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
