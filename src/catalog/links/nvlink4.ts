import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NVLink 4 link of a Hopper GPU; a bundle to one NVSwitch is drawn as one edge with its bandwidth given. */
export const nvlink4: LinkPart = {
  family: 'link',
  id: 'nvlink4',
  label: 'NVLink 4',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['NVL4', 'Hopper'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(25),
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
      'payload; an H100 has 18 of them, 450 GB/s; brochures print both directions together',
    ),
    latencySeconds: cite('faraday-nvlink', 'C', '1 us from GPU to GPU, less 0.3 us in the NVSwitch, over two links'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
