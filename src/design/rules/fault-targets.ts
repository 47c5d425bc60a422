import type { Diagnostic } from '../../base/diagnostic.ts';
import { faultSubjects } from '../fault-targets.ts';
import type { Rule } from './rule.ts';

export const faultTargets: Rule = {
  kind: 'fault-targets',
  label: 'Each fault hits something that is drawn, and begins before it ends',
  check({ design, expansion }) {
    return (design.faults ?? []).flatMap((fault, index): Diagnostic[] => {
      const diagnostics: Diagnostic[] = [];
      const subjects = faultSubjects(expansion.topology, fault.target);
      if (!subjects.ok) {
        diagnostics.push({
          code: 'fault-hits-nothing',
          severity: 'error',
          path: ['faults', index, 'target'],
          message: `A fault that hits nothing: ${subjects.error}`,
          remedy: 'Name devices (leaf[0], rack[1]/server[*]) or cables (leaf[0]--spine[1], with #* for all parallel ones).',
        });
      }
      if (fault.untilSeconds !== undefined && fault.untilSeconds <= fault.fromSeconds) {
        diagnostics.push({
          code: 'fault-ends-before-it-begins',
          severity: 'error',
          path: ['faults', index, 'untilSeconds'],
          message: `The fault of "${fault.target}" ends at ${fault.untilSeconds} s and begins at ${fault.fromSeconds} s.`,
          remedy: 'Let it end later, or leave the end out if it is not repaired.',
        });
      }
      return diagnostics;
    });
  },
};
