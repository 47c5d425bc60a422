import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** A 200 Gb/s port of a TPU host to the datacentre network; Google does not say which NIC it is. */
export const tpuHostNic: NicPart = {
  family: 'nic',
  id: 'tpu-host-nic',
  label: 'TPU host NIC 200G',
  vendor: 'Google',
  releaseYear: null,
  availability: 'cloud',
  synonyms: ['DCN', 'gVNIC'],
  bandwidthBytesPerSecond: gigabitsPerSecond(200),
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-200g'], count: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('scaling-book', 'B', '200 Gb/s for each 4 chips of a v4 or v5p host, 800 for the 8 of v6e'),
    ports: cite('unverified', 'C', 'host link not published'),
  },
};
