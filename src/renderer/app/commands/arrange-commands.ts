import { type Arrangement, fewestFor } from '../../../drawing/index.ts';
import { useSessionStore } from '../../state/index.ts';
import type { Command } from './command.ts';

function arrangeCommand(how: Arrangement, label: string, shortcuts: readonly string[] = []): Command {
  return {
    id: `edit.arrange.${how}`,
    label,
    group: 'Edit',
    shortcuts,
    keywords: 'arrange layout line up spacing',
    unavailable: () =>
      useSessionStore.getState().selection.length < fewestFor(how) ? `Select ${fewestFor(how)} or more things to arrange.` : null,
    run: () => useSessionStore.getState().requestCanvas({ kind: 'arrange', how }),
  };
}

/** Line up and space out: six and two, one undo step each. */
export const arrangeCommands: readonly Command[] = [
  arrangeCommand('left', 'Align left edges', ['Alt+A']),
  arrangeCommand('centre', 'Align centres', ['Alt+H']),
  arrangeCommand('right', 'Align right edges', ['Alt+D']),
  arrangeCommand('top', 'Align top edges', ['Alt+W']),
  arrangeCommand('middle', 'Align middles', ['Alt+V']),
  arrangeCommand('bottom', 'Align bottom edges', ['Alt+S']),
  arrangeCommand('distribute-horizontally', 'Distribute horizontally', ['Alt+Shift+H']),
  arrangeCommand('distribute-vertically', 'Distribute vertically', ['Alt+Shift+V']),
];
