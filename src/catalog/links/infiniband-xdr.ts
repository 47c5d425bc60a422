import { gigabitsPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One 4x XDR port to another, with its two optical ends. */
export const infinibandXdr: LinkPart = {
  family: 'link',
  id: 'infiniband-xdr',
  label: 'InfiniBand XDR 800G',
  vendor: 'NVIDIA',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['IB 800G', 'Quantum-X800'],
  technology: 'infiniband',
  bandwidthBytesPerSecond: gigabitsPerSecond(800),
  latencySeconds: nanoseconds(850),
  energyPicojoulesPerBit: 40,
  reachMetres: 500,
  priceUsd: 1800,
  powerWatts: 32,
  idlePowerWatts: 32,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A'),
    latencySeconds: cite('faraday-nvlink', 'C', 'NIC to NIC 2 us (1 to 5 are printed) less 0.3 us in the switch, over two cables'),
    energyPicojoulesPerBit: cite('unverified', 'C', '20 pJ/bit at each end'),
    reachMetres: cite('unverified', 'C', '2xDR4 optics'),
    priceUsd: cite('unverified', 'C', 'two transceivers and a fibre: $900 each (2xDR4)'),
    powerWatts: cite('unverified', 'C', '2 x 16 W; drawn whether or not it carries traffic'),
    idlePowerWatts: cite('unverified', 'C', 'transceivers draw the same idle'),
  },
};
