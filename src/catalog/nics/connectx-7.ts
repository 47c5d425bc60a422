import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NIC of 400 Gb/s, InfiniBand or Ethernet. */
export const connectx7: NicPart = {
  family: 'nic',
  id: 'connectx-7',
  label: 'ConnectX-7 400G',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['CX7'],
  bandwidthBytesPerSecond: gigabitsPerSecond(400),
  priceUsd: 1800,
  powerWatts: 25,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['infiniband-ndr', 'ethernet-400g', 'infiniband-ndr200'], count: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('nvidia-mcp7y50', 'A', 'one NDR, NDR200 or 400G port; PCIe 5.0 x16'),
  },
};
