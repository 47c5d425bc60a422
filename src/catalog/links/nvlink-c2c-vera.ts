import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Vera CPU to Rubin GPU, coherent. */
export const nvlinkC2cVera: LinkPart = {
  family: 'link',
  id: 'nvlink-c2c-vera',
  label: 'NVLink-C2C (Vera)',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['C2C', 'Vera'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(900),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: 1.3,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('vera-press', 'B'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', '1.8 TB/s is printed for both directions'),
    latencySeconds: cite('unverified', 'C', 'as that of Grace'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'as that of Grace'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
