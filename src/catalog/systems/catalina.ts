import { gigabytesPerSecond } from '../../base/units.ts';
import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

const computeTray: Definition = {
  label: 'Catalina compute tray',
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
  ports: { rail: { component: 'nic[i]', technology: 'ethernet-400g' } },
  notes: 'Drawn as the tray of the GB200 NVL72; Meta’s own tray was not read.',
};

/**
 * Meta Catalina: two Orv3 racks of 36 GB200 in one NVLink domain (NVL36x2). Each NVSwitch serves its rack with half of its
 * ports and its twin in the other rack with the rest. Overhead: 140,000 W − (72 × 1,200 + 36 × 300 + 72 × 25) = 41,000 W;
 * its price is not known, so the sum of its parts is a lower bound.
 */
export const catalina: SystemTemplate = {
  id: 'catalina',
  label: 'Meta Catalina (GB200 NVL36x2)',
  definition: {
    label: 'Catalina NVL36x2',
    kind: 'rack',
    components: [],
    instances: [{ id: 'rack', definition: 'catalina-rack', count: 2 }],
    links: [
      {
        id: 'between',
        part: 'nvlink5',
        from: 'rack[0]/nvswitch[*]',
        to: 'rack[1]/nvswitch[*]',
        // 36 links of 50 GB/s.
        bandwidthBytesPerSecond: gigabytesPerSecond(1800),
      },
    ],
    ports: { rail: { component: 'rack[i/36]/tray[i/4%9]/nic[i%4]', technology: 'ethernet-400g' } },
    overheadPowerWatts: 41_000,
    notes: 'Nothing about its inside was read at a source: drawn as two half racks of NVL72 parts.',
  },
  needs: {
    'catalina-compute-tray': computeTray,
    'catalina-rack': {
      label: 'Catalina rack',
      kind: 'rack',
      components: [{ id: 'nvswitch', part: 'nvswitch4', count: 18 }],
      instances: [{ id: 'tray', definition: 'catalina-compute-tray', count: 9 }],
      links: [{ id: 'nvlink', part: 'nvlink5', from: 'tray[*]/gpu[*]', to: 'nvswitch[*]', pattern: 'all-to-all' }],
      ports: { rail: { component: 'tray[i/4]/nic[i%4]', technology: 'ethernet-400g' } },
    },
  },
  source: cite('unverified', 'C', 'about 140 kW; no detail was confirmed'),
};
