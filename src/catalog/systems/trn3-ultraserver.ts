import { gigabytesPerSecond } from '../../base/units.ts';
import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

const sled: Definition = {
  label: 'Trn3 sled',
  kind: 'tray',
  components: [
    { id: 'chip', part: 'aws-trainium3', count: 4 },
    { id: 'neuronswitch', part: 'neuronswitch-1' },
    { id: 'nic', part: 'efa-v4', count: 2 },
    { id: 'pcie-switch', part: 'pcie5-switch' },
    { id: 'cpu', part: 'xeon-host' },
    { id: 'dram', part: 'ddr5-host' },
  ],
  links: [
    { id: 'inside', part: 'neuronlink4', from: 'chip[*]', to: 'neuronswitch', bandwidthBytesPerSecond: gigabytesPerSecond(256) },
    { id: 'chip-pcie', part: 'pcie5-x16', from: 'chip[*]', to: 'pcie-switch' },
    { id: 'nic-pcie', part: 'pcie5-x16', from: 'nic[*]', to: 'pcie-switch' },
    { id: 'host-pcie', part: 'pcie5-x16', from: 'pcie-switch', to: 'cpu' },
    { id: 'dram-bus', part: 'ddr5-bus', from: 'dram', to: 'cpu' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'ethernet-400g' } },
  notes: 'Four lane groups of each chip stay in the sled. Host and PCIe inside were not read.',
};

/**
 * Trn3 Gen2 UltraServer: 144 chips in two racks of 18 sleds. Of the eleven NeuronLink-v4 groups of a chip four stay in the
 * sled, five in the rack, two lead to the other rack; 28.8 Tb/s of EFA.
 */
export const trn3Ultraserver: SystemTemplate = {
  id: 'trn3-ultraserver',
  label: 'Trn3 Gen2 UltraServer, 144 chips',
  definition: {
    label: 'Trn3 Gen2 UltraServer',
    kind: 'rack',
    components: [{ id: 'neuronswitch', part: 'neuronswitch-1', count: 2 }],
    instances: [{ id: 'rack', definition: 'trn3-rack', count: 2 }],
    links: [{ id: 'between', part: 'neuronlink4', from: 'rack[*]/sled[*]/chip[*]', to: 'neuronswitch[*]', pattern: 'all-to-all' }],
    ports: { rail: { component: 'rack[i/36]/sled[i/2%18]/nic[i%2]', technology: 'ethernet-400g' } },
    notes: 'The number of second-level switches is not published: one to each lane group.',
  },
  needs: {
    'trn3-sled': sled,
    'trn3-rack': {
      label: 'Trn3 rack',
      kind: 'rack',
      components: [{ id: 'neuronswitch', part: 'neuronswitch-1', count: 5 }],
      instances: [{ id: 'sled', definition: 'trn3-sled', count: 18 }],
      links: [{ id: 'sleds', part: 'neuronlink4', from: 'sled[*]/chip[*]', to: 'neuronswitch[*]', pattern: 'all-to-all' }],
      ports: { rail: { component: 'sled[i/2]/nic[i%2]', technology: 'ethernet-400g' } },
    },
  },
  source: cite('aws-neuron', 'C', 'counts of lane groups; AWS prints three totals that do not agree; power and price are not printed'),
};
