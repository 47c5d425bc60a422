import type { Diagnostic } from '../../base/diagnostic.ts';
import { selectAccelerators } from '../select-nodes.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Accelerators of each pool, as node indices; null where the selector cannot be read. */
export function poolAccelerators({ design, expansion }: RuleContext): readonly (readonly number[] | null)[] {
  return design.deployment.pools.map((pool) => {
    const selected = selectAccelerators(expansion.topology, pool.accelerators);
    return selected.ok ? selected.value : null;
  });
}

export const poolAcceleratorsRule: Rule = {
  kind: 'pool-accelerators',
  label: 'Each pool names accelerators that are drawn, and no accelerator is in two pools',
  check(context) {
    const { design, expansion } = context;
    const { nodes } = expansion.topology;
    const diagnostics: Diagnostic[] = [];
    const owners = new Map<number, number>();
    design.deployment.pools.forEach((pool, index) => {
      const path = ['deployment', 'pools', index, 'accelerators'];
      const selected = selectAccelerators(expansion.topology, pool.accelerators);
      if (!selected.ok) {
        diagnostics.push({
          code: 'bad-selector',
          severity: 'error',
          path,
          message: `Pool "${pool.id}": ${selected.error}`,
          remedy: 'Write paths such as rack[0]/server[*]/gpu[*], separated by commas.',
        });
        return;
      }
      if (selected.value.length === 0) {
        const total = nodes.filter(({ kind }) => kind === 'accelerator').length;
        diagnostics.push({
          code: 'pool-without-accelerators',
          severity: 'error',
          path,
          message: `Pool "${pool.id}" has no accelerators: "${pool.accelerators}" names none of the ${total} that are drawn.`,
          remedy:
            total > 0
              ? `Select accelerators on the drawing and assign them, or name them, for example "${nodes.find(({ kind }) => kind === 'accelerator')?.path}".`
              : 'Draw a server with accelerators first.',
        });
      }
      const shared = new Map<number, string[]>();
      for (const node of selected.value) {
        const owner = owners.get(node);
        if (owner === undefined) owners.set(node, index);
        else shared.set(owner, [...(shared.get(owner) ?? []), nodes[node].path]);
      }
      for (const [owner, paths] of shared) {
        diagnostics.push({
          code: 'accelerator-in-two-pools',
          severity: 'error',
          path,
          message: `Pools "${design.deployment.pools[owner].id}" and "${pool.id}" share ${paths.length} accelerator${paths.length === 1 ? '' : 's'} (the first is ${paths[0]}).`,
          remedy: 'Narrow the selector of one of the two pools.',
          subjects: paths.slice(0, 50),
        });
      }
    });
    return diagnostics;
  },
};
