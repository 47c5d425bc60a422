import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * UnifiedBus switch inside a CloudMatrix node, seven to a node: eight packages and four CPUs below, sixteen L2
 * switches above.
 */
export const ubSwitchL1: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'ub-switch-l1',
  label: 'UB L1 switch (CloudMatrix)',
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
  ports: [
    { id: 'ub', technologies: ['ub-910c'], count: 12 },
    { id: 'up', technologies: ['ub-910c-uplink'], count: 16 },
  ],
  sources: {
    releaseYear: cite('cloudmatrix-paper', 'B'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('cloudmatrix-collective', 'C', '336 L1 and 112 L2 switches: seven and 7 x 16'),
  },
};
