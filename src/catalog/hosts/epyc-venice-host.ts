import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One socket of a Helios tray: four MI455X and twelve NICs. */
export const epycVeniceHost: HostPart = {
  family: 'host',
  id: 'epyc-venice-host',
  label: 'AMD EPYC Venice socket',
  vendor: 'AMD',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Zen 6', 'Helios'],
  coreCount: 256,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16', 'cxl3-x16'], count: 16 },
    { id: 'bus', technologies: ['mrdimm-bus', 'ddr5-bus'], count: 1 },
  ],
  sources: {
    releaseYear: cite('helios-press', 'B'),
    coreCount: cite('helios-press', 'B'),
    ports: cite('unverified', 'C', 'enough for the accelerators and NICs of a tray; lanes not read'),
  },
};
