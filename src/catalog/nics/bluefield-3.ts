import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** DPU of 400 Gb/s; its cores are not drawn. */
export const bluefield3: NicPart = {
  family: 'nic',
  id: 'bluefield-3',
  label: 'BlueField-3 400G',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['BF3', 'DPU', 'SmartNIC'],
  bandwidthBytesPerSecond: gigabitsPerSecond(400),
  priceUsd: 2500,
  powerWatts: 75,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-400g', 'infiniband-ndr', 'ethernet-200g'], count: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', 'host link not confirmed'),
  },
};
