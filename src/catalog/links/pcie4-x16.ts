import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Sixteen lanes of PCIe 4.0 at 16 GT/s. */
export const pcie4X16: LinkPart = {
  family: 'link',
  id: 'pcie4-x16',
  label: 'PCIe 4.0 x16',
  vendor: 'PCI-SIG',
  releaseYear: 2017,
  availability: 'shipping',
  synonyms: ['PCI Express Gen4'],
  technology: 'pcie',
  bandwidthBytesPerSecond: gigabytesPerSecond(31.5),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: 6,
  reachMetres: 0.4,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', '128b/130b encoding'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    reachMetres: cite('unverified', 'C', 'a board trace without retimers'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
