import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Ethernet switch, 128 ports of 800 Gb/s. Price and power are not published. */
export const spectrum6Sn6600: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'spectrum-6-sn6600',
  label: 'Spectrum-6 SN6600',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Spectrum-X', 'SN6600-LD'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(102_400),
  latencySeconds: nanoseconds(600),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'port', technologies: ['ethernet-800g', 'ethernet-400g'], count: 128 }],
  sources: {
    releaseYear: cite('unverified', 'C'),
    switchingBandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('unverified', 'C', 'as Spectrum-4'),
    ports: cite('stas-network', 'A'),
  },
};
