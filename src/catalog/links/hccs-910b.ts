import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One HCCS link between two Ascend 910B. */
export const hccs910b: LinkPart = {
  family: 'link',
  id: 'hccs-910b',
  label: 'HCCS (910B)',
  vendor: 'Huawei',
  releaseYear: 2023,
  availability: 'shipping',
  synonyms: ['HCCS', 'Atlas 800'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(28),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('inference-margins', 'C'),
    bandwidthBytesPerSecond: cite('inference-margins', 'C', '392 GB/s is printed for seven links in both directions'),
    latencySeconds: cite('unverified', 'C', 'taken as an NVLink hop from GPU to GPU'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
