import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { nvl72SwitchTray } from './nvl72-switch-tray.ts';

const computeTray: Definition = {
  label: 'GB200 compute tray',
  kind: 'tray',
  components: [
    { id: 'gpu', part: 'nvidia-gb200', count: 4 },
    { id: 'cpu', part: 'grace-host', count: 2 },
    { id: 'dram', part: 'lpddr5x-grace', count: 2 },
    { id: 'nic', part: 'connectx-7', count: 4 },
  ],
  links: [
    { id: 'c2c', part: 'nvlink-c2c', from: 'gpu[i]', to: 'cpu[i/2]' },
    { id: 'nic-pcie', part: 'pcie5-x16', from: 'nic[i]', to: 'cpu[i/2]' },
    { id: 'dram-bus', part: 'lpddr5x-bus', from: 'dram[i]', to: 'cpu[i]' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'infiniband-ndr' } },
  overheadPowerWatts: 900,
  notes: 'Two superchips: a Grace CPU with two GPUs each. A BlueField-3 and the drives are in the overhead.',
};

/**
 * GB200 NVL72: 18 compute trays and 9 switch trays. Every GPU has one NVLink 5 link (50 GB/s per direction) to each of
 * the 18 NVSwitch ASICs, so 900 GB/s in one hop to any other. Overhead: $3,100,000 − (72 × 35,000 + 72 × 1,800) =
 * $450,400 for Grace, switch trays, copper cartridges and cooling. Power: 18 × (4 × 1,200 + 2 × 300 + 4 × 25 + 900) +
 * 9 × 1,800 = 131.4 kW, against 132 kW printed.
 */
export const gb200Nvl72: SystemTemplate = {
  id: 'gb200-nvl72',
  label: 'GB200 NVL72 rack',
  definition: {
    label: 'GB200 NVL72',
    kind: 'rack',
    components: [],
    instances: [
      { id: 'tray', definition: 'gb200-compute-tray', count: 18 },
      { id: 'switch-tray', definition: 'nvl72-switch-tray', count: 9 },
    ],
    links: [{ id: 'nvlink', part: 'nvlink5', from: 'tray[*]/gpu[*]', to: 'switch-tray[*]/nvswitch[*]', pattern: 'all-to-all' }],
    ports: { rail: { component: 'tray[i/4]/nic[i%4]', technology: 'infiniband-ndr' } },
    overheadPriceUsd: 450_400,
    notes: 'One NVLink per GPU and NVSwitch ASIC: a plane each, no oversubscription inside the rack.',
  },
  needs: { 'gb200-compute-tray': computeTray, 'nvl72-switch-tray': nvl72SwitchTray },
  source: cite(
    'rack-price-press',
    'B',
    'about $3.1M; $3.0M to $4.0M are printed. Power: 120 kW typical, 132 kW shelf capacity; 1,800 W per switch tray is not confirmed (400 W is also printed)',
  ),
};
