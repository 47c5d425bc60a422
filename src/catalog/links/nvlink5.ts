import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NVLink 5 link of a Blackwell GPU. */
export const nvlink5: LinkPart = {
  family: 'link',
  id: 'nvlink5',
  label: 'NVLink 5',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Blackwell'],
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
    reachMetres: cite('unverified', 'C', 'passive copper'),
    bandwidthBytesPerSecond: cite(
      'stas-network',
      'A',
      'a Blackwell GPU has 18 of them, 900 GB/s; brochures print both directions together',
    ),
    latencySeconds: cite('faraday-nvlink', 'C', '1 us from GPU to GPU, less 0.3 us in the NVSwitch, over two links'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
