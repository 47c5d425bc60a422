import { catalog } from '../../catalog/index.ts';
import type { PartFamily } from '../../design/index.ts';
import { type Command, exitStatus, UsageError } from '../command.ts';
import { formatTable, printJson } from '../report.ts';

const parts = (family: PartFamily) => catalog.parts().filter((part) => part.family === family);

/** What the catalogue holds, family by family, under the names of its shelves. */
const families = {
  accelerators: () => parts('accelerator'),
  memory: () => parts('memory'),
  links: () => parts('link'),
  switches: () => parts('switch'),
  nics: () => parts('nic'),
  hosts: () => parts('host'),
  systems: () => catalog.systems(),
  models: () => catalog.models(),
} as const;
const familyNames = Object.keys(families) as readonly (keyof typeof families)[];

/** `accelerator` and `Accelerators` are the same shelf. @throws UsageError */
function familyNamed(typed: string): keyof typeof families {
  const found = familyNames.find((name) => [name, name.replace(/e?s$/, ''), name.replace(/s$/, '')].includes(typed.toLowerCase()));
  if (found === undefined) throw new UsageError(`There is no family "${typed}". Families: ${familyNames.join(', ')}.`);
  return found;
}

/** `catalog [FAMILY]`: parts, systems and models. */
export const catalogCommand: Command = {
  name: 'catalog',
  summary: 'parts, systems and models that ship, each figure with its source',
  synopsis: '[FAMILY] [--json]',
  help: `  FAMILY   one of ${familyNames.join(', ')}\n  --json   { "version", FAMILY: [ … ], … } with every figure and its source`,
  options: { json: { type: 'boolean' } },
  argumentCount: [0, 1],
  run: ([family], { json }, context) => {
    const chosen = family === undefined ? familyNames : [familyNamed(family)];
    if (json) {
      printJson(context, { version: catalog.version, ...Object.fromEntries(chosen.map((name) => [name, families[name]()])) });
      return exitStatus.done;
    }
    for (const name of chosen) {
      const members: readonly { readonly id: string; readonly label: string }[] = families[name]();
      context.stdout(`${name} (${members.length})\n${formatTable(members.map(({ id, label }) => [`${id.padEnd(32)}${label}`]))}`);
    }
    return exitStatus.done;
  },
};
