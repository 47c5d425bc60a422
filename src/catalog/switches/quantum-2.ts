import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** InfiniBand NDR switch, 64 ports of 400 Gb/s; reduces in the network (SHARP v3). */
export const quantum2: SwitchPart = {
  family: 'switch',
  nodeKind: 'switch',
  id: 'quantum-2',
  label: 'Quantum-2 QM9700',
  vendor: 'NVIDIA',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['QM9700', 'QM9790', 'NDR switch'],
  switchingBandwidthBytesPerSecond: gigabitsPerSecond(25_600),
  latencySeconds: nanoseconds(250),
  hasInNetworkReduction: true,
  priceUsd: 30000,
  powerWatts: 747,
  idlePowerWatts: 747,
  ports: [{ id: 'port', technologies: ['infiniband-ndr', 'infiniband-ndr200'], count: 64 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'SHARP v3'),
    switchingBandwidthBytesPerSecond: cite('stas-network', 'A', '25.6 Tb/s per direction; 51.2 is printed for both'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('unverified', 'C', 'street price of 25 to 40 thousand'),
    powerWatts: cite('unverified', 'C', 'typical without optics, which the cables carry; 1,720 W at most'),
    idlePowerWatts: cite('unverified', 'C', 'the chip draws nearly the same idle'),
    ports: cite('nvidia-qm97x0', 'A', '32 cages of two NDR ports; each can be split in two NDR200'),
  },
};
