import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { nvl72SwitchTray } from './nvl72-switch-tray.ts';

const computeTray: Definition = {
  label: 'GB300 compute tray',
  kind: 'tray',
  components: [
    { id: 'gpu', part: 'nvidia-gb300', count: 4 },
    { id: 'cpu', part: 'grace-host', count: 2 },
    { id: 'dram', part: 'lpddr5x-grace', count: 2 },
    { id: 'nic', part: 'connectx-8', count: 4 },
  ],
  links: [
    { id: 'c2c', part: 'nvlink-c2c', from: 'gpu[i]', to: 'cpu[i/2]' },
    { id: 'nic-pcie', part: 'pcie5-x16', from: 'nic[i]', to: 'cpu[i/2]' },
    { id: 'dram-bus', part: 'lpddr5x-bus', from: 'dram[i]', to: 'cpu[i]' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'ethernet-800g' } },
  overheadPowerWatts: 1100,
  notes: 'Two superchips: a Grace CPU with two GPUs each. A BlueField-3 and the drives are in the overhead.',
};

/**
 * GB300 NVL72: the GB200 NVL72 with Blackwell Ultra and an 800G NIC per GPU. Power: NVIDIA plans 7.5 kW for a compute
 * tray, 4 × 1,400 + 2 × 300 + 4 × 50 + 1,100, so 135 kW for 18; with 9 × 1,800 of switch trays 151.2 kW, against 152.6
 * all-in by an analyst. The printed $4.0M is less than the priced parts (a GPU's $55,000 is a rack over 72), so none is
 * added.
 */
export const gb300Nvl72: SystemTemplate = {
  id: 'gb300-nvl72',
  label: 'GB300 NVL72 rack',
  definition: {
    label: 'GB300 NVL72',
    kind: 'rack',
    components: [],
    instances: [
      { id: 'tray', definition: 'gb300-compute-tray', count: 18 },
      { id: 'switch-tray', definition: 'nvl72-switch-tray', count: 9 },
    ],
    links: [{ id: 'nvlink', part: 'nvlink5', from: 'tray[*]/gpu[*]', to: 'switch-tray[*]/nvswitch[*]', pattern: 'all-to-all' }],
    ports: { rail: { component: 'tray[i/4]/nic[i%4]', technology: 'ethernet-800g' } },
    notes: 'One NVLink per GPU and NVSwitch ASIC: a plane each, no oversubscription inside the rack.',
  },
  needs: { 'gb300-compute-tray': computeTray, 'nvl72-switch-tray': nvl72SwitchTray },
  source: cite('lockwood-b300', 'B', "NVIDIA's planning figure of 7.5 kW per compute tray; about $4.0M by Morgan Stanley as reported"),
};
