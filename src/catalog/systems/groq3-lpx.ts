import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Groq 3 LPX: 32 trays of eight LPUs. Hosts, power and price were not confirmed, so none are drawn or added. */
export const groq3Lpx: SystemTemplate = {
  id: 'groq3-lpx',
  label: 'Groq 3 LPX rack',
  definition: {
    label: 'Groq 3 LPX',
    kind: 'rack',
    components: [{ id: 'c2c-fabric', part: 'lpx-fabric' }],
    instances: [{ id: 'tray', definition: 'lpx-tray', count: 32 }],
    links: [{ id: 'c2c', part: 'groq3-c2c', from: 'tray[*]/lpu[*]', to: 'c2c-fabric' }],
    ports: {},
    notes:
      'LPUs pass each other’s traffic on in a shape that was not read; the fabric is drawn as one device without a narrow place. A Vera CPU to a tray is likely.',
  },
  needs: {
    'lpx-tray': {
      label: 'LPX tray',
      kind: 'tray',
      components: [{ id: 'lpu', part: 'nvidia-groq3-lpu', count: 8 }],
      links: [],
      ports: {},
    },
  },
  source: cite('groq-3-press', 'C', '256 LPUs, 128 GB of SRAM, 40 PB/s, 640 TB/s of scale-up; power and price are not printed'),
};
