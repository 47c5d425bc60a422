import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** CXL 2.0 over sixteen PCIe 5 lanes. */
export const cxl2X16: LinkPart = {
  family: 'link',
  id: 'cxl2-x16',
  label: 'CXL 2.0 x16',
  vendor: 'CXL Consortium',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['Compute Express Link'],
  technology: 'cxl',
  bandwidthBytesPerSecond: gigabytesPerSecond(63),
  latencySeconds: nanoseconds(140),
  energyPicojoulesPerBit: 6,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    bandwidthBytesPerSecond: cite('cxl-consortium', 'A', 'the PCIe 5 physical layer'),
    latencySeconds: cite('cxl-consortium', 'C', 'with 110 ns of DDR5 behind it 250 ns of a published 200 to 500 ns'),
    energyPicojoulesPerBit: cite('unverified', 'C', 'as PCIe'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
