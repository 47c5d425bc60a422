import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Half of an NDR port (2x): what a split cable gives. */
export const infinibandNdr200: LinkPart = {
  family: 'link',
  id: 'infiniband-ndr200',
  label: 'InfiniBand NDR200',
  vendor: 'NVIDIA',
  releaseYear: 2021,
  availability: 'shipping',
  synonyms: ['IB 200G', 'split cable'],
  technology: 'infiniband',
  bandwidthBytesPerSecond: gigabitsPerSecond(200),
  latencySeconds: nanoseconds(875),
  energyPicojoulesPerBit: 45,
  reachMetres: 100,
  priceUsd: 500,
  powerWatts: 9,
  idlePowerWatts: 9,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    reachMetres: cite('unverified', 'C', 'DR4 or SR4 optics'),
    bandwidthBytesPerSecond: cite('nvidia-mcp7y50', 'A', 'two of the four lanes of an NDR port'),
    latencySeconds: cite('faraday-nvlink', 'C', 'as NDR'),
    energyPicojoulesPerBit: cite('unverified', 'C', '22.5 pJ/bit at each end'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre: half of an NDR cable'),
    powerWatts: cite('unverified', 'C', 'half of an NDR cable; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
