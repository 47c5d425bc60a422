import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NVLink 6 link of a Rubin GPU. */
export const nvlink6: LinkPart = {
  family: 'link',
  id: 'nvlink6',
  label: 'NVLink 6',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Rubin'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(50),
  latencySeconds: nanoseconds(350),
  energyPicojoulesPerBit: 5,
  reachMetres: 1.5,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', 'a Rubin GPU has 36 of them, 1,800 GB/s; brochures print both directions together'),
    latencySeconds: cite('faraday-nvlink', 'C', '1 us from GPU to GPU, less 0.3 us in the NVSwitch, over two links'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    reachMetres: cite('unverified', 'C', 'passive copper'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
