import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Huawei Atlas 950 SuperPoD, 1,024 of its up to 8,192 cards: 16 compute and 4 interconnect cabinets. Power and price are not published. */
export const atlas950: SystemTemplate = {
  id: 'atlas-950',
  label: 'Huawei Atlas 950, 1,024 NPUs',
  definition: {
    label: 'Atlas 950 SuperPoD',
    kind: 'rack',
    components: [{ id: 'interconnect', part: 'ub-switch-950', count: 4 }],
    instances: [{ id: 'cabinet', definition: 'atlas-950-cabinet', count: 16 }],
    links: [{ id: 'trunk', part: 'ub-950dt-cabinet', from: 'cabinet[*]/ub-switch', to: 'interconnect[*]', pattern: 'all-to-all' }],
    ports: {},
    notes: 'The switches of a cabinet are drawn as one, and its trunks as wide as its cards: that it is non-blocking is assumed.',
  },
  needs: {
    'atlas-950-cabinet': {
      label: 'Atlas 950 cabinet',
      kind: 'rack',
      components: [
        { id: 'npu', part: 'huawei-ascend-950dt', count: 64 },
        { id: 'ub-switch', part: 'ub-switch-950' },
      ],
      links: [{ id: 'ub', part: 'ub-950dt', from: 'npu[*]', to: 'ub-switch' }],
      ports: {},
    },
  },
  source: cite('stas-network', 'B', '1,024 cards with 1.72 PB/s of UB, printed for both directions'),
};
