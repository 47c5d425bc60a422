import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

const ici = (id: string, from: string, to: string) => ({ id, part: 'ici-v6e', from, to });

/** Eight chips of one host, 4 x 2: chip[x + 4 y]. */
const tray: Definition = {
  label: 'TPU v6e host, 8 chips',
  kind: 'server',
  components: [
    { id: 'chip', part: 'google-tpu-v6e', count: 8 },
    { id: 'host', part: 'tpu-host' },
    { id: 'dram', part: 'ddr5-host' },
    { id: 'nic', part: 'tpu-host-nic', count: 4 },
  ],
  links: [
    ici('x0', 'chip[0..2]', 'chip[1..3]'),
    ici('x1', 'chip[4..6]', 'chip[5..7]'),
    ici('y', 'chip[0..3]', 'chip[4..7]'),
    { id: 'chip-pcie', part: 'pcie4-x16', from: 'chip[*]', to: 'host' },
    { id: 'nic-pcie', part: 'pcie4-x16', from: 'nic[*]', to: 'host' },
    { id: 'dram-bus', part: 'ddr5-bus', from: 'dram', to: 'host' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'ethernet-200g' } },
};

/** Sixteen chips along x, two along y. */
const row: Definition = {
  label: 'TPU v6e row, 16 x 2 chips',
  kind: 'chassis',
  components: [],
  instances: [{ id: 'host', definition: 'tpu-v6e-host', count: 4 }],
  links: [
    ici('x0', 'host[0..2]/chip[3]', 'host[1..3]/chip[0]'),
    ici('x1', 'host[0..2]/chip[7]', 'host[1..3]/chip[4]'),
    ici('x0-wrap', 'host[3]/chip[3]', 'host[0]/chip[0]'),
    ici('x1-wrap', 'host[3]/chip[7]', 'host[0]/chip[4]'),
  ],
  ports: {},
};

/** TPU v6e (Trillium) pod: a 16 x 16 torus of 256 chips, eight to a host. */
export const tpuV6ePod: SystemTemplate = {
  id: 'tpu-v6e-pod',
  label: 'TPU v6e pod, 256 chips',
  definition: {
    label: 'TPU v6e pod',
    kind: 'rack',
    components: [],
    instances: [{ id: 'row', definition: 'tpu-v6e-row', count: 8 }],
    links: [
      ici('y', 'row[0..6]/host[*]/chip[4..7]', 'row[1..7]/host[*]/chip[0..3]'),
      ici('y-wrap', 'row[7]/host[*]/chip[4..7]', 'row[0]/host[*]/chip[0..3]'),
    ],
    ports: { rail: { component: 'row[i/16]/host[i/4%4]/nic[i%4]', technology: 'ethernet-200g' } },
    notes: 'Four links of 90 GB/s per direction to a chip; 800 Gb/s of network to a host.',
  },
  needs: { 'tpu-v6e-host': tray, 'tpu-v6e-row': row },
  source: cite('scaling-book', 'B', '16 x 16, eight chips to a host; power and price of the pod are not printed'),
};
