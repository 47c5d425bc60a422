import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** DPU of 800 Gb/s with a 64-core Grace and a ConnectX-9; its cores are not drawn. */
export const bluefield4: NicPart = {
  family: 'nic',
  id: 'bluefield-4',
  label: 'BlueField-4 800G',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['BF4', 'DPU'],
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-800g', 'ethernet-400g'], count: 1 },
    { id: 'pcie', technologies: ['pcie6-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('nvidia-cmx', 'B'),
    bandwidthBytesPerSecond: cite('nvidia-cmx', 'A'),
    ports: cite('unverified', 'C', 'host link not confirmed'),
  },
};
