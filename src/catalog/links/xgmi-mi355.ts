import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One Infinity Fabric link between two MI350X or MI355X. */
export const xgmiMi355: LinkPart = {
  family: 'link',
  id: 'xgmi-mi355',
  label: 'Infinity Fabric (MI355X)',
  vendor: 'AMD',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['xGMI', 'MI350X'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(76.5),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'B', '153 GB/s is printed for both directions; 76.8 elsewhere'),
    latencySeconds: cite('unverified', 'C', 'taken as an NVLink hop from GPU to GPU'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
