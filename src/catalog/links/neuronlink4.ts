import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One NeuronLink-v4 group (PCIe 6 x8) from a Trainium3 to a NeuronSwitch; a chip has eleven. */
export const neuronlink4: LinkPart = {
  family: 'link',
  id: 'neuronlink4',
  label: 'NeuronLink-v4',
  vendor: 'AWS',
  releaseYear: 2025,
  availability: 'cloud',
  synonyms: ['Trainium3', 'PCIe Gen6 x8'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(64),
  latencySeconds: nanoseconds(450),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    bandwidthBytesPerSecond: cite(
      'aws-neuron',
      'C',
      '704 GB/s by this count, 1,280 by the chip page, 1,099 by the table of instances, per direction',
    ),
    latencySeconds: cite('unverified', 'C', 'as PCIe 6'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
