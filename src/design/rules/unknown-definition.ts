import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Rule } from './rule.ts';

export const unknownDefinition: Rule = {
  kind: 'unknown-definition',
  label: 'Every instance places a definition that the design holds',
  check({ design }) {
    const known = Object.keys(design.definitions);
    const tell = (id: string, path: readonly (string | number)[], subjects: readonly string[]): Diagnostic[] =>
      Object.hasOwn(design.definitions, id)
        ? []
        : [
            {
              code: 'unknown-definition',
              severity: 'error',
              path,
              message: `There is no definition "${id}".`,
              remedy:
                known.length > 0
                  ? `Use one of: ${known.join(', ')}; or place the system from the palette.`
                  : 'Place the system from the palette.',
              subjects,
            },
          ];
    return [
      ...design.topology.instances.flatMap(({ id, definition }, index) =>
        tell(definition, ['topology', 'instances', index, 'definition'], [id]),
      ),
      ...Object.entries(design.definitions).flatMap(([outer, { instances }]) =>
        (instances ?? []).flatMap(({ definition }, index) =>
          tell(definition, ['definitions', outer, 'instances', index, 'definition'], []),
        ),
      ),
    ];
  },
};
