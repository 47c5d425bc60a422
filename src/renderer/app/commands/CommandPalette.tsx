import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { shelfOf, useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { shortcutText } from '../../ui/shortcut.ts';
import { type FoundItem, findItems } from './find-items.ts';
import { commands } from './index.ts';
import { runCommandById } from './keyboard.ts';

const shownCount = 50;
const icons: Readonly<Record<FoundItem['kind'], IconName>> = {
  command: 'keyboard',
  system: 'server',
  part: 'accelerator',
  device: 'search',
  link: 'link',
};

/** Does what the item stands for, once the dialog has closed and given the focus back. */
function open(item: FoundItem): void {
  const session = useSessionStore.getState();
  session.setDialog('none');
  setTimeout(() => {
    if (item.kind === 'device' || item.kind === 'link') {
      session.select([item.id]);
      // One request: of two in one tick the canvas would see only the second.
      session.requestCanvas({ kind: 'fly-to', ids: [item.id], takesFocus: true });
    } else if (item.kind === 'command') runCommandById(item.id);
    else session.requestCanvas({ kind: 'place', item: { kind: item.kind, id: item.id } });
  }, 0);
}

/** Ctrl+K: one field that finds commands, parts to place, devices and links to go to. */
export function CommandPalette() {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const library = useDesignStore((store) => shelfOf(store.design));
  const topology = useDerivedStore((store) => store.topology);
  const found = useMemo(() => findItems(query, commands, library, topology).slice(0, shownCount), [query, library, topology]);
  const close = (): void => useSessionStore.getState().setDialog('none');

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter' && found[active]) {
      event.preventDefault();
      open(found[active]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = (active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length);
      setActive(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
  }

  return (
    <Dialog title="Find commands, parts and devices" width="medium" isBare onClose={close}>
      <div className="find">
        <div className="find-field">
          <Icon name="search" />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
            aria-label="Find commands, parts and devices"
            placeholder="Find commands, parts and devices"
            autoComplete="off"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={press}
          />
        </div>
        <div className="find-list" role="listbox" id={listId} aria-label="Found">
          {found.map((item, index) => (
            <button
              type="button"
              tabIndex={-1}
              key={`${item.kind} ${item.id}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-disabled={item.reason !== null || undefined}
              onMouseMove={() => setActive(index)}
              onClick={() => open(item)}
            >
              <Icon name={icons[item.kind]} />
              <span className="find-label">{item.label}</span>
              <span className="faint">{item.reason ?? item.detail}</span>
              <span className="spacer" />
              {item.shortcut && <kbd className="key">{shortcutText(item.shortcut)}</kbd>}
            </button>
          ))}
          {found.length === 0 && <p className="find-nothing">Nothing is called that.</p>}
        </div>
      </div>
    </Dialog>
  );
}
