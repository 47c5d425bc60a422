import { useSessionStore } from '../../state/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shortcutText } from '../../ui/shortcut.ts';
import { commands } from './index.ts';

/** Keys that belong to the drawing while it has the focus, not to a command. */
const canvasKeys: readonly (readonly [keys: string, what: string])[] = [
  ['Tab', 'Next device in reading order'],
  ['Arrow keys', 'Move what is selected'],
  ['Ctrl + arrow keys', 'Go to the neighbour in that direction'],
  ['L', 'Connect: arrow keys choose the other end, Enter joins'],
  ['Enter', 'Open a box'],
  ['Escape', 'Go up, or leave the tool'],
];

/** Every shortcut, read from the commands themselves. */
export function ShortcutTable() {
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Dialog title="Keyboard shortcuts" width="wide" onClose={() => useSessionStore.getState().setDialog('none')}>
      <div className="dialog-content shortcut-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group && command.shortcuts.length > 0)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.shortcuts.map((shortcut) => (
                        <kbd className="key" key={shortcut}>
                          {shortcutText(shortcut)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>On the drawing</h3>
          <dl>
            {canvasKeys.map(([keys, what]) => (
              <div key={keys}>
                <dt>{what}</dt>
                <dd>
                  <kbd className="key">{keys}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
