import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Rule } from './rule.ts';

interface Named {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function named(items: readonly { readonly id: string }[], ...path: (string | number)[]): Named[] {
  return items.map(({ id }, index) => ({ id, path: [...path, index, 'id'] }));
}

export const duplicateIds: Rule = {
  kind: 'duplicate-ids',
  label: 'Ids are unique in their scope: the topology, one definition, the pools, the request classes',
  check({ design }) {
    const { topology } = design;
    const scopes: { readonly name: string; readonly items: readonly Named[] }[] = [
      {
        name: 'the topology',
        items: (['groups', 'instances', 'components', 'patterns', 'links'] as const).flatMap((family) =>
          named(topology[family], 'topology', family),
        ),
      },
      ...Object.entries(design.definitions).map(([id, definition]) => ({
        name: `the definition "${id}"`,
        items: [
          ...named(definition.components, 'definitions', id, 'components'),
          ...named(definition.instances ?? [], 'definitions', id, 'instances'),
          ...named(definition.links, 'definitions', id, 'links'),
        ],
      })),
      { name: 'the pools', items: named(design.deployment.pools, 'deployment', 'pools') },
      { name: 'the request classes', items: named(design.workload.classes, 'workload', 'classes') },
    ];
    return scopes.flatMap(({ name, items }): Diagnostic[] => {
      const seen = new Map<string, Named>();
      return items.flatMap((item): Diagnostic[] => {
        const first = seen.get(item.id);
        if (!first) seen.set(item.id, item);
        return first
          ? [
              {
                code: 'duplicate-id',
                severity: 'error',
                path: item.path,
                message: `The id "${item.id}" is used twice in ${name}.`,
                remedy: 'Rename one of the two.',
                subjects: name === 'the topology' ? [item.id] : [],
              },
            ]
          : [];
      });
    });
  },
};
