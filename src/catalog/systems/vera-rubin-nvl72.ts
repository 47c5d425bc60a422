import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { veraRubinTray } from './vera-rubin-tray.ts';

/**
 * Vera Rubin NVL72 (NVL144 in 2025, counting dies): 18 compute trays and 9 NVLink 6 switch trays, to each of which a GPU
 * has four links. Overhead: $7,803,148 − (72 × 55,000 + 36 × 5,000) = $3,663,148 for memory, NICs, switches, cooling;
 * 230,000 W − 72 × 1,800 = 100,400 W, as the power of nothing else in it is published.
 */
export const veraRubinNvl72: SystemTemplate = {
  id: 'vera-rubin-nvl72',
  label: 'Vera Rubin NVL72 rack',
  definition: {
    label: 'Vera Rubin NVL72',
    kind: 'rack',
    components: [{ id: 'nvswitch', part: 'nvswitch6', count: 9 }],
    instances: [{ id: 'tray', definition: 'vera-rubin-tray', count: 18 }],
    links: [
      {
        id: 'nvlink',
        part: 'nvlink6',
        from: 'tray[*]/gpu[*]',
        to: 'nvswitch[*]',
        pattern: 'all-to-all',
        bandwidthBytesPerSecond: gigabytesPerSecond(200),
      },
    ],
    ports: { rail: { component: 'tray[i/4]/nic[i%4]', technology: 'ethernet-800g' } },
    overheadPriceUsd: 3_663_148,
    overheadPowerWatts: 100_400,
    notes: 'Four NVLink 6 links of 50 GB/s per direction from each GPU to each of nine switch trays, drawn as one: 1,800 GB/s in all.',
  },
  needs: {
    'vera-rubin-tray': veraRubinTray(
      'Vera Rubin compute tray',
      [],
      [],
      'Two superchips. A BlueField-4 and the drives are in the overhead of the rack; the count of NICs was not confirmed.',
    ),
  },
  source: cite(
    'rubin-rack-power',
    'C',
    '190 to 230 kW, 120 to 130 in an older article; $7.8M by Morgan Stanley as reported, $9.1M at the upper end',
  ),
};
