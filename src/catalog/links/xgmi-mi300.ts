import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One Infinity Fabric link between two MI300X. */
export const xgmiMi300: LinkPart = {
  family: 'link',
  id: 'xgmi-mi300',
  label: 'Infinity Fabric (MI300X)',
  vendor: 'AMD',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['xGMI', 'MI325X'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(64),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A', '128 GB/s is printed for both directions; an all-reduce of two measured 47.7'),
    latencySeconds: cite('unverified', 'C', 'taken as an NVLink hop from GPU to GPU'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
