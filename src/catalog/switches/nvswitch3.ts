import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVSwitch of the HGX H100 and H200 boards, four to a board; reduces in the network (NVLink SHARP). */
export const nvswitch3: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'nvswitch3',
  label: 'NVSwitch 3',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['NVLink switch', 'Hopper'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(1600),
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: true,
  priceUsd: null,
  powerWatts: 120,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink4'], count: 64 }],
  sources: {
    hasInNetworkReduction: cite('stas-network', 'A', 'NVLS'),
    switchingBandwidthBytesPerSecond: cite('stas-network', 'A', '64 ports of 25 GB/s; an HGX board uses 36 of them'),
    latencySeconds: cite('unverified', 'C'),
    powerWatts: cite('faraday-nvlink', 'C'),
    ports: cite('faraday-nvlink', 'B'),
  },
};
