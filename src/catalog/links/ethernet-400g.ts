import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 400G port to another (RoCE or UEC), with its two optical ends. */
export const ethernet400g: LinkPart = {
  family: 'link',
  id: 'ethernet-400g',
  label: 'Ethernet 400G',
  vendor: 'IEEE 802.3',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['RoCE', 'UEC', '400GbE'],
  technology: 'ethernet',
  bandwidthBytesPerSecond: gigabitsPerSecond(400),
  latencySeconds: nanoseconds(1200),
  energyPicojoulesPerBit: 45,
  reachMetres: 100,
  priceUsd: 1000,
  powerWatts: 18,
  idlePowerWatts: 18,
  ports: [],
  sources: {
    reachMetres: cite('unverified', 'C', 'DR4 or SR4 optics'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'RoCE 3 us NIC to NIC (2 to 10 are printed) less 0.6 us in the switch, over two cables'),
    energyPicojoulesPerBit: cite('unverified', 'C', '22.5 pJ/bit at each end'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre: $500 each (DR4/SR4)'),
    powerWatts: cite('unverified', 'C', '2 x 9 W; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
