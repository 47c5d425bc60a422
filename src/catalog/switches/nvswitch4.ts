import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVSwitch ASIC of the Blackwell generation: two on an HGX B200 board, eighteen in an NVL72; reduces in the network. */
export const nvswitch4: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'nvswitch4',
  label: 'NVSwitch 4',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['NVLink switch', 'Blackwell'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(28_800),
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: true,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink5'], count: 72 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'NVLS, as in NVSwitch 3'),
    switchingBandwidthBytesPerSecond: cite('inferencex-specs', 'A', '28.8 Tb/s per direction, 72 ports of 50 GB/s'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('inferencex-specs', 'A'),
  },
};
