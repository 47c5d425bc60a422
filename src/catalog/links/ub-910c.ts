import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** UnifiedBus of one Ascend 910C in one of its seven planes; 392 GB/s over all seven. */
export const ub910c: LinkPart = {
  family: 'link',
  id: 'ub-910c',
  label: 'UnifiedBus (910C), one plane',
  vendor: 'Huawei',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['UB', 'CloudMatrix', 'LingQu'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(56),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('cloudmatrix-paper', 'B'),
    bandwidthBytesPerSecond: cite('cloudmatrix-paper', 'C', '392 GB/s per package over seven planes; some pages print 196, which is a die'),
    latencySeconds: cite(
      'cloudmatrix-reading',
      'C',
      '1.5 us for a read from remote memory: half of it one way, over four links and three switches',
    ),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
