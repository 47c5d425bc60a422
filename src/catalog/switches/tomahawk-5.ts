import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Ethernet switch on a Broadcom Tomahawk 5, 64 ports of 800 Gb/s. */
export const tomahawk5: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'tomahawk-5',
  label: 'Tomahawk 5, 64 x 800G',
  vendor: 'Broadcom',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['TH5', 'Arista 7060X6-64PE', 'BCM78900'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(51_200),
  latencySeconds: nanoseconds(600),
  hasInNetworkReduction: false,
  priceUsd: 40000,
  powerWatts: 500,
  idlePowerWatts: 500,
  ports: [{ id: 'port', technologies: ['ethernet-800g', 'ethernet-400g'], count: 64 }],
  sources: {
    switchingBandwidthBytesPerSecond: cite('techinsights', 'A'),
    latencySeconds: cite('tomahawk-ultra-press', 'C'),
    priceUsd: cite('unverified', 'C', 'a whole 64-port switch'),
    powerWatts: cite('techinsights', 'C', 'the chip, estimated; a box needs more'),
    idlePowerWatts: cite('techinsights', 'C', 'the chip draws nearly the same idle'),
    ports: cite('techinsights', 'A'),
  },
};
