import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One socket of an AMD 8-GPU server. */
export const epycHost: HostPart = {
  family: 'host',
  id: 'epyc-host',
  label: 'AMD EPYC socket',
  vendor: 'AMD',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Turin', '9575F'],
  coreCount: 64,
  priceUsd: null,
  powerWatts: 400,
  idlePowerWatts: null,
  ports: [
    { id: 'pcie', technologies: ['pcie5-x16', 'cxl2-x16', 'pcie4-x16'], count: 5 },
    { id: 'drive', technologies: ['pcie5-x4', 'pcie4-x4'], count: 2 },
    { id: 'socket', technologies: ['xgmi3-socket'], count: 4 },
    { id: 'bus', technologies: ['ddr5-bus'], count: 1 },
  ],
  sources: {
    coreCount: cite('unverified', 'C', 'EPYC 9575F class'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', '128 PCIe 5.0 lanes less those of up to four links to the other socket'),
  },
};
