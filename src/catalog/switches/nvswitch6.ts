import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** An NVLink 6 switch tray of the Vera Rubin NVL72, nine to a rack; its ASICs are not told apart. */
export const nvswitch6: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'nvswitch6',
  label: 'NVLink 6 switch tray',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['NVLink switch tray', 'Rubin', 'NVSwitch 6'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(14_400),
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: true,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink6'], count: 288 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'NVLS, as in NVSwitch 3'),
    releaseYear: cite('rubin-rack-power', 'B'),
    switchingBandwidthBytesPerSecond: cite(
      'rubin-rack-power',
      'B',
      '260 TB/s of a rack in both directions over nine trays: 72 x 4 links of 50 GB/s',
    ),
    latencySeconds: cite('unverified', 'C', 'as NVSwitch 4'),
    ports: cite('parts-arithmetic', 'B', 'four links of each of 72 GPUs'),
  },
};
