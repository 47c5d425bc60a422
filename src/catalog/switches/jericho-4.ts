import { gigabitsPerSecond, microseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Ethernet router chip with deep buffers, between datacentres. Nothing of it was read at a source. */
export const jericho4: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'jericho-4',
  label: 'Jericho 4, 64 x 800G',
  vendor: 'Broadcom',
  releaseYear: 2025,
  availability: 'announced',
  synonyms: ['deep buffer', 'data centre interconnect'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(51_200),
  latencySeconds: microseconds(1),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'port', technologies: ['ethernet-800g', 'ethernet-400g'], count: 64 }],
  sources: {
    releaseYear: cite('unverified', 'C'),
    switchingBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C', 'a store in deep buffers adds to it under load'),
    ports: cite('unverified', 'C'),
  },
};
