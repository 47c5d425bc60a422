import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type PaletteItem, paletteDragType, shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { WhatIfBadge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { shortcutText } from '../../ui/shortcut.ts';
import { type PaletteRow, type PaletteSection, paletteSections, searchPalette } from './palette-sections.ts';
import './palette.css';

/** Places a row at the middle of the view; a link row takes up the link tool instead. */
function place(row: PaletteRow): void {
  const session = useSessionStore.getState();
  if (row.kind === 'pattern') session.openPattern(row.id);
  else if (row.kind === 'link') {
    session.setTool('link', row.id);
    session.requestCanvas({ kind: 'focus' });
    session.announce(`Connect with ${row.label}: choose the first end`);
  } else session.requestCanvas({ kind: 'place', item: { kind: row.kind, id: row.id } });
}

/** With some two hundred parts, the shelf opens on what one starts with. */
const openAtFirst: ReadonlySet<string> = new Set(['own', 'systems', 'patterns', 'switches']);

/** The shelf: systems and parts by family, searched, dragged onto the drawing or placed with Enter. */
export function Palette({ isCollapsed, canExpand }: { readonly isCollapsed: boolean; readonly canExpand: boolean }) {
  const library = useDesignStore((store) => shelfOf(store.design));
  const all = useMemo(() => paletteSections(library), [library]);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(openAtFirst);
  const list = useRef<HTMLDivElement>(null);
  const found = searchPalette(all, query, library);

  if (isCollapsed) return <CollapsedPalette sections={all} canExpand={canExpand} />;

  function move(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const index = stops.indexOf(document.activeElement as HTMLElement);
    const target = index + (event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
    event.stopPropagation();
    if (target < 0) document.getElementById('palette-search')?.focus();
    else stops[Math.min(target, stops.length - 1)]?.focus();
  }

  return (
    <aside className="palette" aria-label="Palette">
      <div className="palette-head">
        <div className="palette-search">
          <Icon name="search" />
          <input
            id="palette-search"
            type="search"
            aria-label="Search parts"
            placeholder="Search parts"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setQuery('');
              else if (event.key === 'Enter' && found[0]?.rows[0]) place(found[0].rows[0]);
              else move(event);
            }}
          />
          <span className="key" aria-hidden="true">
            {shortcutText('Mod+K')}
          </span>
        </div>
        <IconButton icon="catalog" label="Browse the catalogue" onClick={() => useSessionStore.getState().openCatalog()} />
      </div>
      <nav className="palette-list" ref={list} onKeyDown={move} aria-label="Systems and parts">
        {found.map((section) => (
          <Section
            key={section.id}
            section={section}
            isOpen={query !== '' || open.has(section.id)}
            onToggle={() => {
              const next = new Set(open);
              if (!next.delete(section.id)) next.add(section.id);
              setOpen(next);
            }}
          />
        ))}
        {found.length === 0 && <p className="palette-nothing">Nothing on the shelf meets “{query}”.</p>}
      </nav>
    </aside>
  );
}

function Section({ section, isOpen, onToggle }: { readonly section: PaletteSection; readonly isOpen: boolean; onToggle(): void }) {
  return (
    <section>
      <h2>
        <button type="button" className="palette-section" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
          <span>{section.label}</span>
          <span className="palette-count">{section.rows.length}</span>
        </button>
      </h2>
      {isOpen && (
        <ul>
          {section.rows.map((row) => (
            <li key={row.id}>
              <Row row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: PaletteRow }) {
  const isLink = row.kind === 'link';
  const verb = isLink
    ? 'Enter or double click: connect with it'
    : row.kind === 'pattern'
      ? 'Drag onto the drawing, Enter or double click: choose its parameters'
      : 'Drag onto the drawing; Enter or double click: place it in the middle';
  return (
    <button
      type="button"
      className="palette-row"
      data-testid={`palette-${row.kind}-${row.id}`}
      aria-label={[row.label, row.isWhatIf ? 'what-if' : '', row.figure].filter(Boolean).join(', ')}
      title={`${row.label}${row.vendor && ` (${row.vendor})`}\n${verb}`}
      draggable={!isLink}
      onDragStart={(event) => {
        if (row.kind === 'link') return;
        const item: PaletteItem = { kind: row.kind, id: row.id };
        event.dataTransfer.setData(paletteDragType, JSON.stringify(item));
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onDoubleClick={() => place(row)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        place(row);
      }}
    >
      <Icon name={row.icon} />
      <span className="palette-label">{row.label}</span>
      {row.isWhatIf && <WhatIfBadge />}
      <span className="palette-figure">{row.figure}</span>
    </button>
  );
}

function CollapsedPalette({ sections, canExpand }: { readonly sections: readonly PaletteSection[]; readonly canExpand: boolean }) {
  const expand = (): void => useSessionStore.getState().setPanels({ isPaletteCollapsed: false });
  return (
    <aside className="palette palette-collapsed" aria-label="Palette">
      {canExpand && <IconButton icon="panel" label="Show the palette" onClick={expand} />}
      {sections.map((section) => (
        <IconButton
          key={section.id}
          icon={section.rows[0]?.icon ?? 'search'}
          label={section.label}
          onClick={() => (canExpand ? expand() : useSessionStore.getState().setDialog('command-palette'))}
        />
      ))}
    </aside>
  );
}
