import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The machine that carries the TPUs of a tray. Google does not say which processor it is. */
export const tpuHost: HostPart = {
  family: 'host',
  id: 'tpu-host',
  label: 'TPU host',
  vendor: 'Google',
  releaseYear: null,
  availability: 'cloud',
  synonyms: ['TPU VM'],
  coreCount: null,
  priceUsd: null,
  powerWatts: 400,
  idlePowerWatts: null,
  ports: [
    { id: 'pcie', technologies: ['pcie3-x16', 'pcie4-x16', 'pcie5-x16'], count: 8 },
    { id: 'nic', technologies: ['pcie4-x16'], count: 4 },
    { id: 'bus', technologies: ['ddr5-bus'], count: 1 },
  ],
  sources: {
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', 'up to eight TPUs and four NICs'),
  },
};
