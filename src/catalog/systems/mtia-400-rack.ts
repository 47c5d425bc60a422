import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Meta MTIA 400 rack: 72 chips on a switched backplane, one scale-up domain. Trays, hosts, power and price are not published. */
export const mtia400Rack: SystemTemplate = {
  id: 'mtia-400-rack',
  label: 'Meta MTIA 400 rack',
  definition: {
    label: 'MTIA 400 rack',
    kind: 'rack',
    components: [
      { id: 'chip', part: 'meta-mtia-400', count: 72 },
      { id: 'backplane-switch', part: 'mtia-switch' },
    ],
    links: [{ id: 'backplane', part: 'mtia-backplane', from: 'chip[*]', to: 'backplane-switch' }],
    ports: {},
    notes: 'The switches of the backplane are drawn as one, without a narrow place; the rate of a chip is an estimate.',
  },
  needs: {},
  source: cite('mtia-table', 'C', '72 chips in one domain; nothing else of the rack is printed'),
};
