import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Ethernet switch chip for scale-up, 64 ports of 800 Gb/s; reduces in the network. */
export const tomahawkUltra: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'tomahawk-ultra',
  label: 'Tomahawk Ultra, 64 x 800G',
  vendor: 'Broadcom',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['SUE', 'ESUN', 'scale-up Ethernet', 'TH Ultra'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(51_200),
  latencySeconds: nanoseconds(250),
  hasInNetworkReduction: true,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'port', technologies: ['sue-800g'], count: 64 }],
  sources: {
    hasInNetworkReduction: cite('tomahawk-ultra-press', 'B', 'collectives in the switch'),
    releaseYear: cite('tomahawk-ultra-press', 'A'),
    switchingBandwidthBytesPerSecond: cite('tomahawk-ultra-press', 'A'),
    latencySeconds: cite('tomahawk-ultra-press', 'A'),
    ports: cite('tomahawk-ultra-press', 'A'),
  },
};
