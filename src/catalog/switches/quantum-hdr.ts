import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** InfiniBand HDR switch, 40 ports of 200 Gb/s. */
export const quantumHdr: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'quantum-hdr',
  label: 'Quantum QM8700',
  vendor: 'NVIDIA',
  releaseYear: 2018,
  availability: 'legacy',
  synonyms: ['HDR switch', 'Mellanox', 'QM8790'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(8000),
  latencySeconds: nanoseconds(130),
  hasInNetworkReduction: true,
  priceUsd: 15_000,
  powerWatts: 400,
  idlePowerWatts: 400,
  ports: [{ id: 'port', technologies: ['infiniband-hdr'], count: 40 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'SHARP v2'),
    releaseYear: cite('stas-network', 'B'),
    switchingBandwidthBytesPerSecond: cite('parts-arithmetic', 'C', '40 ports of 200 Gb/s'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C', 'typical without optics, which the cables carry'),
    idlePowerWatts: cite('unverified', 'C', 'the chip draws nearly the same idle'),
    ports: cite('unverified', 'C'),
  },
};
