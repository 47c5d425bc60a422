import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NIC of 200 Gb/s, InfiniBand or Ethernet. */
export const connectx6: NicPart = {
  family: 'nic',
  id: 'connectx-6',
  label: 'ConnectX-6 200G',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'legacy',
  synonyms: ['CX6', 'Mellanox'],
  bandwidthBytesPerSecond: gigabitsPerSecond(200),
  priceUsd: 1200,
  powerWatts: 20,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['infiniband-hdr', 'ethernet-200g', 'ethernet-100g'], count: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', 'host link not confirmed'),
  },
};
