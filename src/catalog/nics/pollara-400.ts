import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AMD Pensando Pollara, NIC of 400 Gb/s (UEC). */
export const pollara400: NicPart = {
  family: 'nic',
  id: 'pollara-400',
  label: 'Pollara 400G',
  vendor: 'AMD',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Pensando', 'UEC NIC'],
  bandwidthBytesPerSecond: gigabitsPerSecond(400),
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-400g'], count: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    ports: cite('unverified', 'C', 'host link not confirmed'),
  },
};
