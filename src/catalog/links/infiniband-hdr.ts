import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 4x HDR port to another, with its two optical ends. */
export const infinibandHdr: LinkPart = {
  family: 'link',
  id: 'infiniband-hdr',
  label: 'InfiniBand HDR 200G',
  vendor: 'NVIDIA',
  releaseYear: 2018,
  availability: 'legacy',
  synonyms: ['IB 200G', 'Mellanox'],
  technology: 'infiniband',
  bandwidthBytesPerSecond: gigabitsPerSecond(200),
  latencySeconds: nanoseconds(935),
  energyPicojoulesPerBit: 45,
  reachMetres: 100,
  priceUsd: 600,
  powerWatts: 9,
  idlePowerWatts: 9,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'NIC to NIC 2 us (1 to 5 are printed) less 0.13 us in the switch, over two cables'),
    energyPicojoulesPerBit: cite('unverified', 'C', '22.5 pJ/bit at each end, as NDR'),
    reachMetres: cite('unverified', 'C', 'DR4 or SR4 optics'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre, 60 % of an NDR cable'),
    powerWatts: cite('unverified', 'C', 'half of an NDR cable; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
