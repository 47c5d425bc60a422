import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Sixteen lanes of PCIe 6.0 at 64 GT/s. */
export const pcie6X16: LinkPart = {
  family: 'link',
  id: 'pcie6-x16',
  label: 'PCIe 6.0 x16',
  vendor: 'PCI-SIG',
  releaseYear: 2022,
  availability: 'shipping',
  synonyms: ['PCI Express Gen6'],
  technology: 'pcie',
  bandwidthBytesPerSecond: gigabytesPerSecond(121),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: 6,
  reachMetres: 0.4,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('pcisig', 'A'),
    reachMetres: cite('unverified', 'C', 'a board trace without retimers'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', 'FLIT mode'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
