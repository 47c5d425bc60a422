import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Sixteen lanes of PCIe 7.0 at 128 GT/s. The specification is out, no accelerator has it. */
export const pcie7X16: LinkPart = {
  family: 'link',
  id: 'pcie7-x16',
  label: 'PCIe 7.0 x16',
  vendor: 'PCI-SIG',
  releaseYear: 2025,
  availability: 'announced',
  synonyms: ['PCI Express Gen7'],
  technology: 'pcie',
  bandwidthBytesPerSecond: gigabytesPerSecond(242),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: 6,
  reachMetres: 0.4,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('stas-network', 'A'),
    bandwidthBytesPerSecond: cite('stas-network', 'A', 'FLIT mode, twice PCIe 6'),
    latencySeconds: cite('unverified', 'C'),
    energyPicojoulesPerBit: cite('unverified', 'C'),
    reachMetres: cite('unverified', 'C', 'a board trace without retimers'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
