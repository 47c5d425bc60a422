import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** UALink switch of the 51.2 Tb/s class. None ships; its latency is the consortium's target. */
export const ualinkSwitch51t: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'ualink-switch-51t',
  label: 'UALink switch, 51.2 Tb/s',
  vendor: 'UALink Consortium',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['UALink'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(51_200),
  latencySeconds: nanoseconds(200),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'ualink', technologies: ['ualink-200g'], count: 64 }],
  sources: {
    switchingBandwidthBytesPerSecond: cite('ualink-consortium', 'A', 'per direction'),
    latencySeconds: cite('ualink-consortium', 'B', 'target, port to port, "at most" or "below"'),
    ports: cite('parts-arithmetic', 'B', '64 ports of 800 Gb/s'),
  },
};
