import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 800G port to another (RoCE or UEC), with its two optical ends. */
export const ethernet800g: LinkPart = {
  family: 'link',
  id: 'ethernet-800g',
  label: 'Ethernet 800G',
  vendor: 'IEEE 802.3',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['RoCE', 'UEC', '800GbE'],
  technology: 'ethernet',
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  latencySeconds: nanoseconds(1200),
  energyPicojoulesPerBit: 40,
  reachMetres: 500,
  priceUsd: 1800,
  powerWatts: 32,
  idlePowerWatts: 32,
  ports: [],
  sources: {
    reachMetres: cite('unverified', 'C', '2xDR4 optics'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'as 400G'),
    energyPicojoulesPerBit: cite('unverified', 'C', '20 pJ/bit at each end'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre: $900 each (2xDR4)'),
    powerWatts: cite('unverified', 'C', '2 x 16 W, vendor maximum 16 to 18; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
