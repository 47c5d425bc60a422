import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Ethernet switch on a Broadcom Tomahawk 6, 64 ports of 1.6 Tb/s (or 512 of 200, 1,024 of 100). Power was not quoted. */
export const tomahawk6: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'tomahawk-6',
  label: 'Tomahawk 6, 64 x 1.6T',
  vendor: 'Broadcom',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['TH6', 'BCM78910'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(102_400),
  latencySeconds: nanoseconds(800),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'port', technologies: ['ethernet-1600g', 'ethernet-800g', 'ethernet-400g'], count: 64 }],
  sources: {
    releaseYear: cite('tomahawk-6-press', 'A'),
    switchingBandwidthBytesPerSecond: cite('tomahawk-6-press', 'A'),
    latencySeconds: cite('tomahawk-ultra-press', 'C', 'about, by a blog'),
    ports: cite('tomahawk-6-press', 'A'),
  },
};
