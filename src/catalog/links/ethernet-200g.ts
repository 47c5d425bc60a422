import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 200G port to another (RoCE or UEC), with its two optical ends. */
export const ethernet200g: LinkPart = {
  family: 'link',
  id: 'ethernet-200g',
  label: 'Ethernet 200G',
  vendor: 'IEEE 802.3',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['RoCE', 'UEC', '200GbE'],
  technology: 'ethernet',
  bandwidthBytesPerSecond: gigabitsPerSecond(200),
  latencySeconds: nanoseconds(1200),
  energyPicojoulesPerBit: 45,
  reachMetres: 100,
  priceUsd: 600,
  powerWatts: 9,
  idlePowerWatts: 9,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'RoCE 3 us NIC to NIC (2 to 10 are printed) less 0.6 us in the switch, over two cables'),
    energyPicojoulesPerBit: cite('unverified', 'C', '22.5 pJ/bit at each end'),
    reachMetres: cite('unverified', 'C', 'SR or DR optics'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre'),
    powerWatts: cite('unverified', 'C', 'half of a 400G cable; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
