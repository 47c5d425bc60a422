import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AMD Pensando Vulcano, NIC of 800 Gb/s; up to three per MI455X. */
export const vulcano800: NicPart = {
  family: 'nic',
  id: 'vulcano-800',
  label: 'Vulcano 800G',
  vendor: 'AMD',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Pensando', 'Helios'],
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-800g', 'ethernet-400g'], count: 1 },
    { id: 'pcie', technologies: ['pcie6-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('helios-press', 'B'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    ports: cite('unverified', 'C', 'PCIe 6 or UALink; not confirmed'),
  },
};
