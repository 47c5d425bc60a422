import { gigabytesPerSecond, microseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NeuronLink-v3 link to the same place of the next instance of a Trn2 UltraServer. */
export const neuronlink3Ring: LinkPart = {
  family: 'link',
  id: 'neuronlink3-ring',
  label: 'NeuronLink-v3 (between instances)',
  vendor: 'AWS',
  releaseYear: 2024,
  availability: 'cloud',
  synonyms: ['Trainium2', 'UltraServer'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(64),
  latencySeconds: microseconds(1),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    bandwidthBytesPerSecond: cite('aws-neuron', 'A', '256 GB/s is printed for two neighbours in both directions'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
