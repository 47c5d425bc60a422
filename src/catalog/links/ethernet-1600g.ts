import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 1600G port to another (RoCE or UEC), with its two optical ends. */
export const ethernet1600g: LinkPart = {
  family: 'link',
  id: 'ethernet-1600g',
  label: 'Ethernet 1.6T',
  vendor: 'IEEE 802.3',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['RoCE', 'UEC', '1600GbE'],
  technology: 'ethernet',
  bandwidthBytesPerSecond: gigabitsPerSecond(1600),
  latencySeconds: nanoseconds(1200),
  energyPicojoulesPerBit: 37.5,
  reachMetres: 500,
  priceUsd: 3000,
  powerWatts: 60,
  idlePowerWatts: 60,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'RoCE 3 us NIC to NIC (2 to 10 are printed) less 0.6 us in the switch, over two cables'),
    energyPicojoulesPerBit: cite('unverified', 'C', '18.75 pJ/bit at each end'),
    reachMetres: cite('unverified', 'C', 'DR8 optics'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre: $1,500 each (DR8)'),
    powerWatts: cite('unverified', 'C', '2 x 30 W (NVIDIA; 23 to 25 elsewhere) for DR8; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
