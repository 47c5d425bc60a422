import type { Diagnostic } from '../../base/diagnostic.ts';
import { parseSelector } from '../selectors.ts';
import { findCycles } from './cycles.ts';
import type { Rule } from './rule.ts';

export const cyclicGroups: Rule = {
  kind: 'cyclic-groups',
  label: 'No group lies in itself',
  check({ design }) {
    const { groups } = design.topology;
    const inside = new Map<string, string[]>();
    for (const group of groups) {
      const parsed = group.in === undefined ? null : parseSelector(group.in);
      inside.set(group.id, parsed?.ok ? [parsed.value.segments[parsed.value.segments.length - 1].id] : []);
    }
    return findCycles(inside).map(
      (cycle): Diagnostic => ({
        code: 'cyclic-group',
        severity: 'error',
        path: ['topology', 'groups', groups.findIndex(({ id }) => id === cycle[0]), 'in'],
        message: `Group "${cycle[0]}" lies in itself: ${[...cycle, cycle[0]].join(' in ')}.`,
        remedy: `Take one of them out: remove or change "in" of ${cycle.map((id) => `"${id}"`).join(' or ')}.`,
        subjects: cycle,
      }),
    );
  },
};
