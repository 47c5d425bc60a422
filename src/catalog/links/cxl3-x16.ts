import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** CXL 3.x over sixteen PCIe 6 lanes. */
export const cxl3X16: LinkPart = {
  family: 'link',
  id: 'cxl3-x16',
  label: 'CXL 3.x x16',
  vendor: 'CXL Consortium',
  releaseYear: null,
  availability: 'announced',
  synonyms: ['Compute Express Link'],
  technology: 'cxl',
  bandwidthBytesPerSecond: gigabytesPerSecond(121),
  latencySeconds: nanoseconds(140),
  energyPicojoulesPerBit: 6,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('cxl-4-press', 'B', 'the PCIe 6 physical layer'),
    latencySeconds: cite('cxl-consortium', 'C', 'as CXL 2.0'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'as PCIe'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
