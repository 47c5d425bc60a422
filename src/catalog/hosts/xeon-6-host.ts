import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One socket of a DGX B300 (Xeon 6 6776P). */
export const xeon6Host: HostPart = {
  family: 'host',
  id: 'xeon-6-host',
  label: 'Intel Xeon 6 socket',
  vendor: 'Intel',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Granite Rapids', '6776P', 'DGX B300'],
  coreCount: null,
  priceUsd: null,
  powerWatts: 350,
  idlePowerWatts: null,
  ports: [
    { id: 'pcie', technologies: ['pcie5-x16', 'cxl2-x16'], count: 5 },
    { id: 'drive', technologies: ['pcie5-x4'], count: 2 },
    { id: 'socket', technologies: ['upi2'], count: 4 },
    { id: 'bus', technologies: ['ddr5-bus', 'mrdimm-bus'], count: 1 },
  ],
  sources: {
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', '88 PCIe 5.0 lanes; 410 GB/s of memory are quoted'),
  },
};
