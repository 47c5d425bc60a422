import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** PCIe 6 switch between Trainium3 chips. Its size is not published; drawn with the ports that a rack of 72 chips needs. */
export const neuronswitch1: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'neuronswitch-1',
  label: 'NeuronSwitch-v1',
  vendor: 'AWS',
  releaseYear: 2025,
  availability: 'cloud',
  synonyms: ['PCIe Gen6 switch', 'Trainium3'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(115),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'neuronlink', technologies: ['neuronlink4'], count: 144 }],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    latencySeconds: cite('unverified', 'C', 'as a PCIe 5 switch'),
    ports: cite('unverified', 'C', 'not published'),
  },
};
