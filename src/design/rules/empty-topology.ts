import type { Rule } from './rule.ts';

export const emptyTopology: Rule = {
  kind: 'empty-topology',
  label: 'Something is drawn',
  check({ design: { topology } }) {
    if (topology.instances.length + topology.components.length > 0) return [];
    return [
      {
        code: 'empty-topology',
        severity: 'info',
        path: ['topology'],
        message: 'Nothing is drawn yet.',
        remedy: 'Drag a server or a switch from the palette, or open a preset.',
      },
    ];
  },
};
