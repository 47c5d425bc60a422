import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVSwitch of the HGX A100 board, six to a board: 36 ports of NVLink 3. It does not reduce in the network. */
export const nvswitch2: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'nvswitch2',
  label: 'NVSwitch 2',
  vendor: 'NVIDIA',
  releaseYear: 2020,
  availability: 'legacy',
  synonyms: ['NVLink switch', 'Ampere'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(900),
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink3'], count: 36 }],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    switchingBandwidthBytesPerSecond: cite('stas-network', 'A', '36 ports of 25 GB/s'),
    latencySeconds: cite('unverified', 'C', 'as NVSwitch 3'),
    ports: cite('ai-infra-index', 'B', 'six switches take twelve links of each GPU'),
  },
};
