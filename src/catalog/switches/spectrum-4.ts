import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Ethernet switch, 64 ports of 800 Gb/s. */
export const spectrum4: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'spectrum-4',
  label: 'Spectrum-4 SN5600',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['SN5600', 'Spectrum-X'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(51_200),
  latencySeconds: nanoseconds(600),
  hasInNetworkReduction: false,
  priceUsd: 45000,
  powerWatts: 940,
  idlePowerWatts: 940,
  ports: [{ id: 'port', technologies: ['ethernet-800g', 'ethernet-400g'], count: 64 }],
  sources: {
    switchingBandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C', 'typical without optics, which the cables carry'),
    idlePowerWatts: cite('unverified', 'C', 'the chip draws nearly the same idle'),
    ports: cite('nvidia-sn5000', 'A'),
  },
};
