import type { Diagnostic } from '../../base/diagnostic.ts';
import { findCycles } from './cycles.ts';
import type { Rule } from './rule.ts';

export const cyclicDefinitions: Rule = {
  kind: 'cyclic-definitions',
  label: 'No definition contains itself',
  check({ design }) {
    const edges = new Map(
      Object.entries(design.definitions).map(([id, { instances }]) => [id, (instances ?? []).map(({ definition }) => definition)]),
    );
    return findCycles(edges).map((cycle): Diagnostic => {
      const next = cycle[1] ?? cycle[0];
      const index = (design.definitions[cycle[0]].instances ?? []).findIndex(({ definition }) => definition === next);
      return {
        code: 'cyclic-definition',
        severity: 'error',
        path: ['definitions', cycle[0], 'instances', index, 'definition'],
        message: `Definition "${cycle[0]}" contains itself: ${[...cycle, cycle[0]].join(' → ')}.`,
        remedy: 'Remove one of these instances from its definition.',
      };
    });
  },
};
