import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Microsoft Maia 200 tray: four chips joined directly; what is left of their Ethernet leads out as `out[0]` to `out[3]`. */
export const maia200Tray: SystemTemplate = {
  id: 'maia-200-tray',
  label: 'Maia 200 tray, 4 chips',
  definition: {
    label: 'Maia 200 tray',
    kind: 'tray',
    components: [{ id: 'chip', part: 'microsoft-maia-200', count: 4 }],
    links: [{ id: 'peer', part: 'maia200-ethernet', from: 'chip[*]', to: 'chip[*]', pattern: 'all-to-all' }],
    ports: { out: { component: 'chip[i]', technology: 'maia200-ethernet' } },
    notes:
      'How the 1.4 TB/s of a chip are dealt is not published: a quarter to each of three peers and out is assumed. The host is not published.',
  },
  needs: {},
  source: cite('lockwood-maia-200', 'C', 'four to a tray, two tiers of Ethernet up to 6,144; power and price are not printed'),
};
