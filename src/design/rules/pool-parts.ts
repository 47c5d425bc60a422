import type { Diagnostic } from '../../base/diagnostic.ts';
import { poolAccelerators } from './pool-accelerators.ts';
import type { Rule } from './rule.ts';

export const poolParts: Rule = {
  kind: 'pool-parts',
  label: 'A pool has one kind of accelerator, which computes in the number format of its activations',
  check(context) {
    const { nodes } = context.expansion.topology;
    const accelerators = poolAccelerators(context);
    return context.design.deployment.pools.flatMap((pool, index): Diagnostic[] => {
      const path = ['deployment', 'pools', index];
      const members = accelerators[index] ?? [];
      const byPart = new Map<string, number[]>();
      for (const node of members) byPart.set(nodes[node].part.id, [...(byPart.get(nodes[node].part.id) ?? []), node]);
      if (byPart.size > 1) {
        const replica = members.findIndex((node, rank) => nodes[node].part.id !== nodes[members[rank - (rank % pool.replicaSize)]].part.id);
        const isInside = replica >= 0;
        const counts = [...byPart.values()].map((own) => `${own.length} × ${nodes[own[0]].part.label}`).join(', ');
        const rarest = [...byPart.values()].reduce((a, b) => (b.length < a.length ? b : a));
        return [
          {
            code: isInside ? 'mixed-parts-in-replica' : 'mixed-parts-in-pool',
            severity: 'error',
            path: [...path, 'accelerators'],
            message: `Pool "${pool.id}" mixes accelerators (${counts})${isInside ? `, within replica ${Math.floor(replica / pool.replicaSize)} already` : ''}.`,
            remedy: 'Make a pool for each kind of accelerator.',
            subjects: rarest.slice(0, 50).map((node) => nodes[node].path),
          },
        ];
      }
      const part = members.length > 0 ? nodes[members[0]].part : null;
      const format = pool.precision.activations;
      if (part?.family !== 'accelerator' || part.peakFlopsPerSecond[format] !== null) return [];
      const able = Object.entries(part.peakFlopsPerSecond).flatMap(([name, peak]) => (peak === null ? [] : [name]));
      return [
        {
          code: 'format-not-supported',
          severity: 'error',
          path: [...path, 'precision', 'activations'],
          message: `Pool "${pool.id}" computes in ${format}, for which ${part.label} has no units.`,
          remedy: `Use ${able.join(' or ')}, or another accelerator.`,
        },
      ];
    });
  },
};
