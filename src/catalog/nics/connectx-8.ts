import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NIC of 800 Gb/s, InfiniBand or Ethernet. */
export const connectx8: NicPart = {
  family: 'nic',
  id: 'connectx-8',
  label: 'ConnectX-8 800G',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['CX8', 'SuperNIC'],
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  priceUsd: 3000,
  powerWatts: 50,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['ethernet-800g', 'ethernet-400g', 'infiniband-ndr', 'infiniband-xdr'], count: 1 },
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16'], count: 2 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('stas-network', 'B', 'one 800G port; it switches PCIe 6.0 between a GPU and a host'),
  },
};
