import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NeuronLink-v3 link to one neighbour in the 4 x 4 torus of a Trainium2 instance. */
export const neuronlink3: LinkPart = {
  family: 'link',
  id: 'neuronlink3',
  label: 'NeuronLink-v3',
  vendor: 'AWS',
  releaseYear: 2024,
  availability: 'cloud',
  synonyms: ['Trainium2', 'torus'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(128),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    bandwidthBytesPerSecond: cite('aws-neuron', 'A', '1,024 GB/s is printed for four neighbours in both directions'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
