import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Sixteen chips, chip[x + 4 y], each joined to four neighbours; both directions wrap. */
const instance: Definition = {
  label: 'trn2.48xlarge',
  kind: 'server',
  components: [
    { id: 'chip', part: 'aws-trainium2', count: 16 },
    { id: 'nic', part: 'efa-v4', count: 8 },
    { id: 'pcie-switch', part: 'pcie5-switch', count: 4 },
    { id: 'cpu', part: 'xeon-host', count: 2 },
    { id: 'dram', part: 'ddr5-host', count: 2 },
  ],
  links: [
    ...[0, 4, 8, 12].flatMap((row) => [
      { id: `x${row / 4}`, part: 'neuronlink3', from: `chip[${row}..${row + 2}]`, to: `chip[${row + 1}..${row + 3}]` },
      { id: `x${row / 4}-wrap`, part: 'neuronlink3', from: `chip[${row + 3}]`, to: `chip[${row}]` },
    ]),
    { id: 'y', part: 'neuronlink3', from: 'chip[0..11]', to: 'chip[4..15]' },
    { id: 'y-wrap', part: 'neuronlink3', from: 'chip[12..15]', to: 'chip[0..3]' },
    { id: 'chip-pcie', part: 'pcie5-x16', from: 'chip[i]', to: 'pcie-switch[i/4]' },
    { id: 'nic-pcie', part: 'pcie5-x16', from: 'nic[i]', to: 'pcie-switch[i/2]' },
    { id: 'host-pcie', part: 'pcie5-x16', from: 'pcie-switch[i]', to: 'cpu[i/2]' },
    { id: 'socket', part: 'upi2', from: 'cpu[0]', to: 'cpu[1]', count: 3 },
    { id: 'dram-bus', part: 'ddr5-bus', from: 'dram[i]', to: 'cpu[i]' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'ethernet-400g' } },
  notes: 'A 4 x 4 torus of 128 GB/s per direction to each neighbour; 3.2 Tb/s of EFA. Hosts and PCIe inside were not read.',
};

/** Trn2 UltraServer: four instances of sixteen chips, each chip in a ring with the same place of the others. */
export const trn2Ultraserver: SystemTemplate = {
  id: 'trn2-ultraserver',
  label: 'Trn2 UltraServer, 64 chips',
  definition: {
    label: 'Trn2 UltraServer',
    kind: 'rack',
    components: [],
    instances: [{ id: 'instance', definition: 'trn2-instance', count: 4 }],
    links: [
      { id: 'z', part: 'neuronlink3-ring', from: 'instance[0..2]/chip[*]', to: 'instance[1..3]/chip[*]' },
      { id: 'z-wrap', part: 'neuronlink3-ring', from: 'instance[3]/chip[*]', to: 'instance[0]/chip[*]' },
    ],
    ports: { rail: { component: 'instance[i/8]/nic[i%8]', technology: 'ethernet-400g' } },
    notes: '640 GB/s per direction and chip: four neighbours of 128 and two of 64.',
  },
  needs: { 'trn2-instance': instance },
  source: cite('aws-neuron', 'B', 'topology and 12.8 Tb/s of EFA; power and price are not printed'),
};
