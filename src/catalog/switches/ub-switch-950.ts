import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** All UB switches of one Atlas 950 cabinet as one device: their number is not published. */
export const ubSwitch950: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'ub-switch-950',
  label: 'UB switches of an Atlas 950 cabinet',
  vendor: 'Huawei',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['UnifiedBus', 'LingQu', 'Atlas 950'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(200),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'ub', technologies: ['ub-950dt'], count: 64 },
    { id: 'cabinet', technologies: ['ub-950dt-cabinet'], count: 16 },
  ],
  sources: {
    releaseYear: cite('stas-network', 'B'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('unverified', 'C', '64 cards; four interconnect cabinets above, or sixteen compute cabinets below'),
  },
};
