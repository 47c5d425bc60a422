import { gigabitsPerSecond } from '../../base/units.ts';
import type { NicPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NIC of 1.6 Tb/s, as two ports of 800. Its host link takes more than sixteen lanes of PCIe 6 and is drawn as two. */
export const connectx9: NicPart = {
  family: 'nic',
  id: 'connectx-9',
  label: 'ConnectX-9 1.6T',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['CX9', 'SuperNIC'],
  bandwidthBytesPerSecond: gigabitsPerSecond(1600),
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'net', technologies: ['infiniband-xdr', 'ethernet-800g'], count: 2 },
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16'], count: 2 },
  ],
  sources: {
    releaseYear: cite('stas-network', 'B'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    ports: cite('unverified', 'C', 'two ports; host link not confirmed'),
  },
};
