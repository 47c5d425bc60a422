import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** UnifiedBus switch above the nodes of a CloudMatrix, sixteen to each of seven planes. */
export const ubSwitchL2: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'ub-switch-l2',
  label: 'UB L2 switch (CloudMatrix)',
  vendor: 'Huawei',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['UnifiedBus', 'CloudMatrix'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(200),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'up', technologies: ['ub-910c-uplink'], count: 48 }],
  sources: {
    releaseYear: cite('cloudmatrix-paper', 'B'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('cloudmatrix-collective', 'C', 'one uplink of each of 48 nodes'),
  },
};
