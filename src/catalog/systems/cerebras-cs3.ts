import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** Cerebras CS-3: one wafer. The $2.5M are the middle of $2M to $3M for the system; its 23 kW are the wafer's part here. */
export const cerebrasCs3: SystemTemplate = {
  id: 'cerebras-cs3',
  label: 'Cerebras CS-3',
  definition: {
    label: 'CS-3',
    kind: 'server',
    components: [{ id: 'wafer', part: 'cerebras-wse3' }],
    links: [],
    ports: { net: { component: 'wafer', technology: 'ethernet-100g' } },
    overheadPriceUsd: 2_500_000,
    notes: 'Twelve 100G ports. MemoryX and SwarmX, which stream weights to several systems, are not drawn.',
  },
  needs: {},
  source: cite('wse-3-press', 'C', 'about 23 kW; $2M to $3M'),
};
