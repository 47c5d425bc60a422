import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One of sixteen optical uplinks of a UB L1 switch, to each L2 switch of its plane. */
export const ub910cUplink: LinkPart = {
  family: 'link',
  id: 'ub-910c-uplink',
  label: 'UnifiedBus uplink (910C)',
  vendor: 'Huawei',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['UB', 'CloudMatrix'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(28),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('cloudmatrix-paper', 'B'),
    bandwidthBytesPerSecond: cite(
      'cloudmatrix-paper',
      'C',
      '448 GB/s of an L1 switch (eight packages of 56) over sixteen L2 switches: non-blocking',
    ),
    latencySeconds: cite('cloudmatrix-reading', 'C', 'as the link inside a node'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
