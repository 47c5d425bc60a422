import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '../ui/Button.tsx';
import { shortcutText } from '../ui/shortcut.ts';
import type { CommandGroup } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './commands/keyboard.ts';

const groups: readonly CommandGroup[] = ['File', 'Edit', 'Simulate', 'View', 'Help'];

/** All commands behind one button, for those who look rather than remember. */
export function MainMenu() {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const leave = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener('pointerdown', leave);
    return () => window.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('.icon-button')?.focus();
  }

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      return;
    }
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const index = items.indexOf(document.activeElement as HTMLElement);
    const targets: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 };
    let target = targets[event.key];
    if (target === undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const letter = event.key.toLowerCase();
      const found = items.findIndex((item, at) => at > index && item.textContent?.toLowerCase().startsWith(letter));
      target = found >= 0 ? found : items.findIndex((item) => item.textContent?.toLowerCase().startsWith(letter));
      if (target < 0) return;
    }
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[(target + items.length) % items.length].focus();
  }

  return (
    <div className="menu-root" ref={root}>
      <IconButton icon="menu" label="Menu" aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      {isOpen && (
        <div className="menu" role="menu" aria-label="Menu" tabIndex={-1} onKeyDown={move}>
          {groups.map((group) => (
            <div key={group} className="menu-group">
              <div className="menu-heading" aria-hidden="true">
                {group}
              </div>
              {commands
                .filter((command) => command.group === group)
                .map((command) => {
                  const reason = command.unavailable();
                  return (
                    <button
                      key={command.id}
                      type="button"
                      role="menuitem"
                      tabIndex={-1}
                      aria-disabled={reason !== null || undefined}
                      title={reason ?? undefined}
                      onClick={() => {
                        close();
                        runCommand(command);
                      }}
                    >
                      <span>{command.label}</span>
                      {command.shortcuts[0] && <span className="menu-shortcut">{shortcutText(command.shortcuts[0])}</span>}
                    </button>
                  );
                })}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
