import { arrangeCommands } from './arrange-commands.ts';
import type { Command } from './command.ts';
import { editCommands } from './edit-commands.ts';
import { fileCommands } from './file-commands.ts';
import { helpCommands } from './help-commands.ts';
import { overlayCommands } from './overlay-commands.ts';
import { runCommands } from './run-commands.ts';
import { selectCommands } from './select-commands.ts';
import { viewCommands } from './view-commands.ts';

/** Every command of the app, in the order of menus and the shortcut table. */
export const commands: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...selectCommands,
  ...arrangeCommands,
  ...runCommands,
  ...overlayCommands,
  ...viewCommands,
  ...helpCommands,
];

/** The command of that id, or undefined for an id from a newer menu. */
export function findCommand(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}
