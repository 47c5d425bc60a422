import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** InfiniBand XDR switch, 144 ports of 800 Gb/s; reduces in the network (SHARP). */
export const quantumX800: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'quantum-x800',
  label: 'Quantum-X800 Q3400',
  vendor: 'NVIDIA',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['XDR switch', 'Q3400-RA'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(115_200),
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: true,
  priceUsd: 100_000,
  powerWatts: 4000,
  idlePowerWatts: 4000,
  ports: [{ id: 'port', technologies: ['infiniband-xdr'], count: 144 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'SHARP v4'),
    releaseYear: cite('stas-network', 'B'),
    switchingBandwidthBytesPerSecond: cite('stas-network', 'A', '115.2 Tb/s per direction'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C', '$400k in an unofficial calculator'),
    powerWatts: cite('unverified', 'C', 'typical; 3.5 kW in an unofficial calculator'),
    idlePowerWatts: cite('unverified', 'C', 'the chip draws nearly the same idle'),
    ports: cite('stas-network', 'C', '144 ports of 800 Gb/s'),
  },
};
