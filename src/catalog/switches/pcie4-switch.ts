import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** PCIe 4 switch between A100s, NICs and a socket (PEX88096 class). */
export const pcie4Switch: SwitchPart = {
  family: 'switch',
  nodeKind: 'pcie-switch',
  id: 'pcie4-switch',
  label: 'PCIe 4.0 switch, 96 lanes',
  vendor: 'Broadcom',
  releaseYear: 2020,
  availability: 'legacy',
  synonyms: ['PEX88096'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(189),
  latencySeconds: nanoseconds(115),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: 40,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie4-x16', 'pcie4-x4'], count: 6 }],
  sources: {
    releaseYear: cite('unverified', 'C'),
    switchingBandwidthBytesPerSecond: cite('parts-arithmetic', 'C', '96 lanes are six times x16'),
    latencySeconds: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('parts-arithmetic', 'C'),
  },
};
