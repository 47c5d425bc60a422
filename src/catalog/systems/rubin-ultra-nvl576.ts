import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Rubin Ultra NVL576 in a Kyber rack, due in 2027: 144 packages (576 dies) in one NVLink 7 domain. Hosts and NICs are not
 * published, so none are drawn. Overhead: 600,000 W − 144 × 3,600 = 81,600 W.
 */
export const rubinUltraNvl576: SystemTemplate = {
  id: 'rubin-ultra-nvl576',
  label: 'Rubin Ultra NVL576 rack (2027)',
  definition: {
    label: 'Rubin Ultra NVL576',
    kind: 'rack',
    components: [
      { id: 'gpu', part: 'nvidia-rubin-ultra', count: 144 },
      { id: 'nvlink-fabric', part: 'nvswitch7' },
    ],
    links: [{ id: 'nvlink', part: 'nvlink7', from: 'gpu[*]', to: 'nvlink-fabric' }],
    ports: {},
    overheadPowerWatts: 81_600,
    notes: 'All NVLink switches are drawn as one: their number was not read.',
  },
  needs: {},
  source: cite('rubin-rack-power', 'C', '600 kW; 576 counts dies'),
};
