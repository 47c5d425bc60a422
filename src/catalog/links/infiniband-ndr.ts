import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 4x NDR port to another, with its two optical ends. */
export const infinibandNdr: LinkPart = {
  family: 'link',
  id: 'infiniband-ndr',
  label: 'InfiniBand NDR 400G',
  vendor: 'NVIDIA',
  releaseYear: 2021,
  availability: 'shipping',
  synonyms: ['IB 400G'],
  technology: 'infiniband',
  bandwidthBytesPerSecond: gigabitsPerSecond(400),
  latencySeconds: nanoseconds(875),
  energyPicojoulesPerBit: 45,
  reachMetres: 100,
  priceUsd: 1000,
  powerWatts: 18,
  idlePowerWatts: 18,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    reachMetres: cite('unverified', 'C', 'DR4 or SR4 optics'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'NIC to NIC 2 us (1 to 5 are printed) less 0.25 us in the switch, over two cables'),
    energyPicojoulesPerBit: cite('unverified', 'C', '22.5 pJ/bit at each end'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre: $500 each (DR4/SR4)'),
    powerWatts: cite('unverified', 'C', '2 x 9 W; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
