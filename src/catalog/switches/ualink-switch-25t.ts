import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** UALink switch of the 25.6 Tb/s class. None ships; its latency is the consortium's target. */
export const ualinkSwitch25t: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'ualink-switch-25t',
  label: 'UALink switch, 25.6 Tb/s',
  vendor: 'UALink Consortium',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['UALink'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(25_600),
  latencySeconds: nanoseconds(150),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'ualink', technologies: ['ualink-200g'], count: 32 }],
  sources: {
    switchingBandwidthBytesPerSecond: cite('ualink-consortium', 'A', 'per direction'),
    latencySeconds: cite('ualink-consortium', 'B', 'target, port to port, "at most" or "below"'),
    ports: cite('parts-arithmetic', 'B', '32 ports of 800 Gb/s'),
  },
};
