import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One Infinity Fabric link between two MI250X. */
export const xgmiMi250: LinkPart = {
  family: 'link',
  id: 'xgmi-mi250',
  label: 'Infinity Fabric (MI250X)',
  vendor: 'AMD',
  releaseYear: 2021,
  availability: 'legacy',
  synonyms: ['xGMI'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(50),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'B'),
    bandwidthBytesPerSecond: cite('stas-network', 'B', '100 GB/s is printed for both directions'),
    latencySeconds: cite('unverified', 'C', 'taken as an NVLink hop from GPU to GPU'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
