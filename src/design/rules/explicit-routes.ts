import type { Diagnostic } from '../../base/diagnostic.ts';
import { pathMatcher } from '../select-nodes.ts';
import type { Rule } from './rule.ts';

export const explicitRoutes: Rule = {
  kind: 'explicit-routes',
  label: 'Routes drawn by hand start, end and pass at devices that are drawn',
  check({ design, expansion }) {
    const { nodes } = expansion.topology;
    return (design.deployment.routing?.explicit ?? []).flatMap(({ from, to, via }, route): Diagnostic[] => {
      const path = ['deployment', 'routing', 'explicit', route] as const;
      const problem = (selector: string, isStop: boolean, at: readonly (string | number)[]): Diagnostic[] => {
        const matcher = pathMatcher(selector);
        const count = matcher.ok ? nodes.filter((node) => matcher.value(node.path)).length : 0;
        if (matcher.ok && (isStop ? count === 1 : count > 0)) return [];
        return [
          {
            code: 'explicit-route-names-nothing',
            severity: 'error',
            path: [...path, ...at],
            message: matcher.ok
              ? `A route drawn by hand names "${selector}", which is ${count === 0 ? 'nothing that is drawn' : `${count} devices, where one is passed`}.`
              : `A route drawn by hand: ${matcher.error}`,
            remedy: isStop ? 'Name one switch or NIC to pass (spine[2]).' : 'Name devices, or a container of them (rack[1]/server[*]).',
          },
        ];
      };
      return [
        ...problem(from, false, ['from']),
        ...problem(to, false, ['to']),
        ...via.flatMap((selector, stop) => problem(selector, true, ['via', stop])),
      ];
    });
  },
};
