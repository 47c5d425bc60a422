import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SambaRack SN40L-16: sixteen sockets with 1.5 TB of DDR5 each. 16 × 625 W are the 10 kW that the rack averages. */
export const sambarackSn40l: SystemTemplate = {
  id: 'sambarack-sn40l',
  label: 'SambaRack SN40L, 16 sockets',
  definition: {
    label: 'SambaRack SN40L-16',
    kind: 'rack',
    components: [
      { id: 'rdu', part: 'sambanova-sn40l', count: 16 },
      { id: 'dram', part: 'ddr5-sn40l', count: 16 },
    ],
    links: [{ id: 'dram-bus', part: 'ddr5-bus', from: 'dram[i]', to: 'rdu[i]', bandwidthBytesPerSecond: gigabytesPerSecond(100) }],
    ports: {},
    notes: 'Links between sockets and hosts are not published and not drawn: draw your own before making a pool of several sockets.',
  },
  needs: {},
  source: cite('sn40l-hot-chips', 'B', 'rack averages 10 kW; no price is printed'),
};
