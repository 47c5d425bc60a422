import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** All switches of the backplane of an MTIA rack as one device: their number is not published. */
export const mtiaSwitch: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'mtia-switch',
  label: 'MTIA backplane switches',
  vendor: 'Meta',
  releaseYear: 2026,
  availability: 'internal',
  synonyms: ['Broadcom'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'backplane', technologies: ['mtia-backplane'], count: 72 }],
  sources: {
    releaseYear: cite('mtia-table', 'B'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('mtia-table', 'C', 'a domain of 72'),
  },
};
