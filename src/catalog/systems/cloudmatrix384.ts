import { gigabytesPerSecond } from '../../base/units.ts';
import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

const node: Definition = {
  label: 'CloudMatrix node',
  kind: 'server',
  components: [
    { id: 'npu', part: 'huawei-ascend-910c', count: 8 },
    { id: 'cpu', part: 'kunpeng-host', count: 4 },
    { id: 'dram', part: 'ddr5-host', count: 4 },
    { id: 'l1', part: 'ub-switch-l1', count: 7 },
  ],
  links: [
    { id: 'ub', part: 'ub-910c', from: 'npu[*]', to: 'l1[*]', pattern: 'all-to-all' },
    {
      id: 'cpu-ub',
      part: 'ub-910c',
      from: 'cpu[*]',
      to: 'l1[*]',
      pattern: 'all-to-all',
      // 160 GB/s of a CPU over seven planes.
      bandwidthBytesPerSecond: gigabytesPerSecond(22.857),
    },
    { id: 'dram-bus', part: 'ddr5-bus', from: 'dram[i]', to: 'cpu[i]' },
  ],
  ports: { rail: { component: 'npu[i]', technology: 'ethernet-400g' } },
  notes:
    'Seven L1 switches, one for each plane; each package has 56 GB/s per direction on each. Two 200G RDMA ports of a package are drawn as one of 400G.',
};

/**
 * Huawei CloudMatrix 384: 48 nodes under seven planes of sixteen L2 switches, not oversubscribed. Overhead: 559,000 W −
 * (384 × 600 + 192 × 100) = 309,400 W for CPUs, switches, optics and fans, whose power is not published. The printed
 * $8.2M is less than the priced parts, so none is added.
 */
export const cloudmatrix384: SystemTemplate = {
  id: 'cloudmatrix-384',
  label: 'Huawei CloudMatrix 384',
  definition: {
    label: 'CloudMatrix 384',
    kind: 'rack',
    components: [],
    instances: [
      { id: 'node', definition: 'cloudmatrix-node', count: 48 },
      { id: 'plane', definition: 'cloudmatrix-plane', count: 7 },
    ],
    links: [{ id: 'uplink', part: 'ub-910c-uplink', from: 'node[*]/l1[i]', to: 'plane[i]/l2[*]', pattern: 'all-to-all' }],
    ports: { rail: { component: 'node[i/8]/npu[i%8]', technology: 'ethernet-400g' } },
    overheadPowerWatts: 309_400,
    notes:
      'Twelve compute and four switch racks, drawn as one. 392 GB/s per package and direction, counted once per package and not per die.',
  },
  needs: {
    'cloudmatrix-node': node,
    'cloudmatrix-plane': {
      label: 'UB plane',
      kind: 'chassis',
      components: [{ id: 'l2', part: 'ub-switch-l2', count: 16 }],
      links: [],
      ports: {},
    },
  },
  source: cite(
    'cloudmatrix-power',
    'B',
    '559 kW; $8.2M (RMB 60M) by industry sources; RDMA of 76.8 Tb/s in one reading, 153.6 by counting',
  ),
};
