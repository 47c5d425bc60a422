import { useSessionStore } from '../../state/index.ts';
import { matchesShortcut } from '../../ui/shortcut.ts';
import type { Command } from './command.ts';
import { commands, findCommand } from './index.ts';

/** Runs a command if it can; says why when it cannot. */
export function runCommand(command: Command): void {
  const reason = command.unavailable();
  if (reason === null) command.run();
  else useSessionStore.getState().announce(`${command.label}: ${reason}`);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText =
    target instanceof HTMLInputElement
      ? !['checkbox', 'radio', 'range', 'button'].includes(target.type)
      : target instanceof HTMLTextAreaElement;
  return isText || target.isContentEditable;
}

/** Listens for shortcuts on the window. Returns the way to stop. */
export function startShortcuts(): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const typing = isTyping(event.target);
    const command = commands.find(
      (candidate) => (candidate.isGlobal || !typing) && candidate.shortcuts.some((shortcut) => matchesShortcut(event, shortcut)),
    );
    if (!command) return;
    // A list that has the focus moves with its own letters and digits; a select does too.
    if (event.target instanceof HTMLSelectElement && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    runCommand(command);
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

/** Runs the command of that id; an id from a newer menu is passed over. */
export function runCommandById(id: string): void {
  const command = findCommand(id);
  if (command) runCommand(command);
}

const textCommands: Readonly<Record<string, string>> = { 'edit.undo': 'undo', 'edit.redo': 'redo', 'edit.selectAll': 'selectAll' };

/** Runs a command that the native menu names. Its shortcuts come before the page's own, so typing is looked after here. */
export function runMenuCommand(id: string): void {
  const textCommand = textCommands[id];
  if (textCommand && isTyping(document.activeElement)) document.execCommand(textCommand);
  else if (!document.querySelector('dialog[open]')) runCommandById(id);
}
