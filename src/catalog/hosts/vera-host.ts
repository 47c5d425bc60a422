import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Vera CPU of a Vera Rubin superchip: two GPUs over NVLink-C2C. */
export const veraHost: HostPart = {
  family: 'host',
  id: 'vera-host',
  label: 'NVIDIA Vera',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Arm', 'Olympus'],
  coreCount: 88,
  priceUsd: 5000,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'c2c', technologies: ['nvlink-c2c-vera'], count: 2 },
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16', 'cxl3-x16'], count: 8 },
    { id: 'bus', technologies: ['lpddr5x-vera-bus'], count: 1 },
  ],
  sources: {
    releaseYear: cite('vera-press', 'B'),
    coreCount: cite('vera-press', 'B', '176 threads'),
    priceUsd: cite('morgan-stanley-racks', 'C'),
    ports: cite('unverified', 'C', 'C2C to each of two GPUs; PCIe lanes not read'),
  },
};
