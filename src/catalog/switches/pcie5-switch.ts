import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** PCIe switch between accelerators, NICs and a socket (PEX89144 class). */
export const pcie5Switch: SwitchPart = {
  family: 'switch',
  nodeKind: 'pcie-switch',
  id: 'pcie5-switch',
  label: 'PCIe 5.0 switch, 144 lanes',
  vendor: 'Broadcom',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['PEX89144'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(567),
  latencySeconds: nanoseconds(115),
  hasInNetworkReduction: false,
  priceUsd: 1000,
  powerWatts: 60,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie5-x16', 'pcie5-x4', 'pcie4-x16'], count: 9 }],
  sources: {
    switchingBandwidthBytesPerSecond: cite('parts-arithmetic', 'B', '144 lanes are nine times x16'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('parts-arithmetic', 'C'),
  },
};
