import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Sixteen lanes of PCIe 5.0 at 32 GT/s. */
export const pcie5X16: LinkPart = {
  family: 'link',
  id: 'pcie5-x16',
  label: 'PCIe 5.0 x16',
  vendor: 'PCI-SIG',
  releaseYear: 2019,
  availability: 'shipping',
  synonyms: ['PCI Express Gen5'],
  technology: 'pcie',
  bandwidthBytesPerSecond: gigabytesPerSecond(63),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: 6,
  reachMetres: 0.4,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('pcisig', 'A'),
    reachMetres: cite('unverified', 'C', 'a board trace without retimers'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', '128b/130b encoding; 55 GB/s measured'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
