import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One socket of an 8-GPU x86 server. */
export const xeonHost: HostPart = {
  family: 'host',
  id: 'xeon-host',
  label: 'Intel Xeon socket',
  vendor: 'Intel',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Sapphire Rapids', '8480C'],
  coreCount: 56,
  priceUsd: null,
  powerWatts: 350,
  idlePowerWatts: null,
  ports: [
    { id: 'pcie', technologies: ['pcie5-x16', 'cxl2-x16', 'pcie4-x16'], count: 5 },
    { id: 'drive', technologies: ['pcie5-x4', 'pcie4-x4'], count: 2 },
    { id: 'socket', technologies: ['upi2'], count: 4 },
    { id: 'bus', technologies: ['ddr5-bus'], count: 1 },
  ],
  sources: {
    coreCount: cite('unverified', 'C', 'Xeon Platinum 8480C class'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', '80 to 88 PCIe 5.0 lanes, four UPI links'),
  },
};
