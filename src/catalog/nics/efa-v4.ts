import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AWS EFA interface of 400 Gb/s. */
export const efaV4: NicPart = {
  family: 'nic',
  id: 'efa-v4',
  label: 'AWS EFA v4 400G',
  vendor: 'AWS',
  releaseYear: null,
  availability: 'cloud',
  synonyms: ['Elastic Fabric Adapter', 'SRD', 'P6-B300'],
  bandwidthBytesPerSecond: gigabitsPerSecond(400),
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-400g'], count: 1 },
    { id: 'pcie', technologies: ['pcie5-x16', 'pcie6-x16'], count: 1 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    ports: cite('unverified', 'C', 'host link not confirmed'),
  },
};
