import { join } from 'node:path';
import { listPresets } from '../../host/index.ts';
import { type Command, exitStatus } from '../command.ts';
import { formatTable, printJson } from '../report.ts';

/** `presets`: the designs that ship. */
export const presetsCommand: Command = {
  name: 'presets',
  summary: 'the designs that ship',
  synopsis: '[--json]',
  help: '  --json   { "presets": [ { "id", "path", "title", "default", "description" } ] }; exactly one is the default',
  options: { json: { type: 'boolean' } },
  argumentCount: [0, 0],
  run: (_operands, { json }, context) => {
    const presets = listPresets(join(context.appRoot, 'presets'));
    if (json) {
      printJson(context, {
        presets: presets.map(({ id, path, title, description, isDefault }) => ({ id, path, title, default: isDefault, description })),
      });
      return exitStatus.done;
    }
    for (const { title, path, isDefault, description } of presets) {
      context.stdout(
        `${title}${isDefault ? ' (opens first)' : ''}\n${formatTable([[path]])}${description === '' ? '' : `  ${description}\n`}`,
      );
    }
    return exitStatus.done;
  },
};
