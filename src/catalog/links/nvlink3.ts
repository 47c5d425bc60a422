import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NVLink 3 link of an A100. */
export const nvlink3: LinkPart = {
  family: 'link',
  id: 'nvlink3',
  label: 'NVLink 3',
  vendor: 'NVIDIA',
  releaseYear: 2020,
  availability: 'legacy',
  synonyms: ['Ampere'],
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
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite(
      'stas-network',
      'A',
      'payload; an A100 has 12 of them, 300 GB/s; brochures print both directions together',
    ),
    latencySeconds: cite('faraday-nvlink', 'C', '1 us from GPU to GPU, less 0.3 us in the NVSwitch, over two links'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    reachMetres: cite('unverified', 'C', 'passive copper'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
