import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NeuronLink-v2 link to one neighbour in the ring of Inferentia2. */
export const neuronlink2: LinkPart = {
  family: 'link',
  id: 'neuronlink2',
  label: 'NeuronLink-v2',
  vendor: 'AWS',
  releaseYear: 2023,
  availability: 'cloud',
  synonyms: ['Inferentia2', 'ring'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(48),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('aws-neuron', 'B'),
    bandwidthBytesPerSecond: cite('unverified', 'C', '192 GB/s of a chip, taken as two neighbours in both directions'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
