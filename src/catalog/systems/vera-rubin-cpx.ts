import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { veraRubinTray } from './vera-rubin-tray.ts';

/**
 * Vera Rubin NVL144 CPX, cancelled in March 2026 and kept for what-ifs: the NVL72 with eight Rubin CPX in each tray for
 * prefill. Overhead: 370,000 W − (72 × 1,800 + 144 × 800) = 125,200 W; no price was printed.
 */
export const veraRubinCpx: SystemTemplate = {
  id: 'vera-rubin-nvl144-cpx',
  label: 'Vera Rubin NVL144 CPX rack (cancelled)',
  definition: {
    label: 'Vera Rubin NVL144 CPX',
    kind: 'rack',
    components: [{ id: 'nvswitch', part: 'nvswitch6', count: 9 }],
    instances: [{ id: 'tray', definition: 'vera-rubin-cpx-tray', count: 18 }],
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
    overheadPowerWatts: 125_200,
    notes: 'Four NVLink 6 links from each Rubin GPU to each of nine switch trays. The CPX hang on PCIe 6 alone.',
  },
  needs: {
    'vera-rubin-cpx-tray': veraRubinTray(
      'Vera Rubin CPX compute tray',
      [{ id: 'cpx', part: 'nvidia-rubin-cpx', count: 8 }],
      [{ id: 'cpx-pcie', part: 'pcie6-x16', from: 'cpx[i]', to: 'cpu[i/4]' }],
      'Two superchips and eight Rubin CPX. That these hang on the CPU, and not on the NICs, is assumed.',
    ),
  },
  source: cite('rubin-rack-power', 'C', '370 kW'),
};
