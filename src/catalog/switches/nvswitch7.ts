import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** All NVLink switches of a Kyber rack as one device: their number and ports were not read. */
export const nvswitch7: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'nvswitch7',
  label: 'NVLink 7 switch plane',
  vendor: 'NVIDIA',
  releaseYear: 2027,
  availability: 'announced',
  synonyms: ['Kyber', 'Rubin Ultra'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: true,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink7'], count: 144 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'NVLS, as in NVSwitch 3'),
    releaseYear: cite('rubin-rack-power', 'C'),
    latencySeconds: cite('unverified', 'C', 'as NVSwitch 4'),
    ports: cite('rubin-rack-power', 'C', 'one bundle of each of 144 packages'),
  },
};
