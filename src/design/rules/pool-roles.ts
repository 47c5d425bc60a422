import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Rule } from './rule.ts';

export const poolRoles: Rule = {
  kind: 'pool-roles',
  label: 'There are pools, and prefill and decode pools come together',
  check({ design }): readonly Diagnostic[] {
    const { pools } = design.deployment;
    if (pools.length === 0) {
      return [
        {
          code: 'no-pools',
          severity: 'error',
          path: ['deployment', 'pools'],
          message: 'There are no pools, so nothing serves the requests.',
          remedy: 'Select accelerators on the drawing and make a pool of them.',
        },
      ];
    }
    return (
      [
        ['prefill', 'decode'],
        ['decode', 'prefill'],
      ] as const
    ).flatMap(([role, other]): Diagnostic[] => {
      const index = pools.findIndex((pool) => pool.role === role);
      if (index < 0 || pools.some((pool) => pool.role === other)) return [];
      return [
        {
          code: `${role}-without-${other}`,
          severity: 'error',
          path: ['deployment', 'pools', index, 'role'],
          message: `Pool "${pools[index].id}" does ${role}, but no pool does ${other}.`,
          remedy: `Add a ${other} pool, or set the role to "mixed".`,
        },
      ];
    });
  },
};
