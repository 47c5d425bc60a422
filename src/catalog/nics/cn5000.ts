import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Cornelis CN5000, NIC of 400 Gb/s. It speaks Omni-Path; its cable is drawn as 400G Ethernet. */
export const cn5000: NicPart = {
  family: 'nic',
  id: 'cn5000',
  label: 'Cornelis CN5000 400G',
  vendor: 'Cornelis',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Omni-Path'],
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
