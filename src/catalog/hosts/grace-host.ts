import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Grace CPU of a GB200 superchip: two GPUs over NVLink-C2C. */
export const graceHost: HostPart = {
  family: 'host',
  id: 'grace-host',
  label: 'NVIDIA Grace',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Arm', 'Neoverse V2'],
  coreCount: 72,
  priceUsd: null,
  powerWatts: 300,
  idlePowerWatts: null,
  ports: [
    { id: 'c2c', technologies: ['nvlink-c2c'], count: 2 },
    { id: 'pcie', technologies: ['pcie5-x16', 'cxl2-x16'], count: 4 },
    { id: 'bus', technologies: ['lpddr5x-bus'], count: 1 },
  ],
  sources: {
    coreCount: cite('stas-network', 'A'),
    powerWatts: cite('unverified', 'C', 'NVIDIA plans 1 kW for two with their memory'),
    ports: cite('stas-network', 'B', 'C2C to each of two GPUs; four PCIe 5.0 x16'),
  },
};
