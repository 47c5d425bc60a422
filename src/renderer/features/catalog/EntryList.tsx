import type { KeyboardEvent, RefObject } from 'react';
import type { FoundEntry } from '../../../catalog/index.ts';
import { paletteDragType, useSessionStore } from '../../state/index.ts';
import { ConfidenceBadge, WhatIfBadge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { comparableCount, useBrowserStore } from './browser-store.ts';
import { columnsOf, familyIcons, familyLabels, figureOf, leadFigures } from './entry-columns.ts';
import { dragItem, placeEntry } from './place-entry.ts';

interface EntryListProps {
  readonly found: readonly FoundEntry[];
  readonly chosenId: string | null;
  readonly bodyRef: RefObject<HTMLTableSectionElement | null>;
  onDragging(isDragging: boolean): void;
}

/** Entries as rows. Arrow keys move, Space puts beside others, Enter places; rows are dragged onto the drawing. */
export function EntryList({ found, chosenId, bodyRef, onDragging }: EntryListProps) {
  const { family, order, set } = useBrowserStore();
  const columns = columnsOf(family);
  const isMixed = family === 'all' || family === 'what-if';

  function heading(figure: string, label: string, className = '') {
    const isOrdered = order?.figure === figure;
    return (
      <th
        key={figure}
        scope="col"
        className={className}
        aria-sort={isOrdered ? (order.isDescending ? 'descending' : 'ascending') : undefined}
      >
        <button
          type="button"
          onClick={() => set({ order: isOrdered && !order.isDescending ? null : { figure, isDescending: !isOrdered } })}
        >
          {label}
          {isOrdered && (order.isDescending ? ' ↓' : ' ↑')}
        </button>
      </th>
    );
  }

  return (
    <div className="catalog-list">
      <table className="table" aria-label="Parts and systems">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Compare</span>
            </th>
            <th scope="col" className="text">
              Name
            </th>
            {heading('releaseYear', 'Year')}
            {isMixed && (
              <th scope="col" className="text">
                Family
              </th>
            )}
            {columns.map(({ figure, label }) => heading(figure, label))}
          </tr>
        </thead>
        <tbody ref={bodyRef}>
          {found.map((row) => (
            <Row key={row.entry.id} row={row} isChosen={row.entry.id === chosenId} isMixed={isMixed} onDragging={onDragging} />
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p className="palette-nothing">Nothing in the catalogue meets all of this.</p>}
    </div>
  );
}

function Row({
  row: { entry, metFigures },
  isChosen,
  isMixed,
  onDragging,
}: {
  readonly row: FoundEntry;
  readonly isChosen: boolean;
  readonly isMixed: boolean;
  onDragging(isDragging: boolean): void;
}) {
  const { family, comparedIds, set, toggleCompared } = useBrowserStore();
  const columns = columnsOf(family);
  const isCompared = comparedIds.includes(entry.id);
  const item = dragItem(entry);
  const shown = new Set(columns.map(({ figure }) => figure));
  const met = metFigures.filter((name) => isMixed || !shown.has(name)).flatMap((name) => figureOf(entry, name) ?? []);
  const second = met.length > 0 ? met : isMixed ? leadFigures(entry) : [];

  function press(event: KeyboardEvent<HTMLTableRowElement>): void {
    if (event.target !== event.currentTarget) return;
    const rows: Readonly<Record<string, Element | null | undefined>> = {
      ArrowDown: event.currentTarget.nextElementSibling,
      ArrowUp: event.currentTarget.previousElementSibling,
      Home: event.currentTarget.parentElement?.firstElementChild,
      End: event.currentTarget.parentElement?.lastElementChild,
    };
    if (event.key in rows) {
      const next = rows[event.key];
      if (next instanceof HTMLElement) next.focus();
      else if (event.key === 'ArrowUp') event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    } else if (event.key === 'Enter') placeEntry(entry);
    else if (event.key === ' ') toggleCompared(entry.id);
    else return;
    event.preventDefault();
  }

  return (
    <tr
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      data-testid={`catalog-${entry.id}`}
      draggable={item !== null}
      onFocus={() => set({ chosenId: entry.id })}
      onClick={() => set({ chosenId: entry.id })}
      onDoubleClick={() => placeEntry(entry)}
      onKeyDown={press}
      onDragStart={(event) => {
        if (item === null) return;
        event.dataTransfer.setData(paletteDragType, JSON.stringify(item));
        event.dataTransfer.effectAllowed = 'copy';
        // The browser leaves the drawing free; hiding what is dragged at once would end the drag.
        setTimeout(() => onDragging(true), 0);
      }}
      onDragEnd={(event) => {
        onDragging(false);
        if (event.dataTransfer.dropEffect !== 'none') useSessionStore.getState().setDialog('none');
      }}
    >
      <td>
        <input
          type="checkbox"
          className="checkbox"
          tabIndex={-1}
          aria-label={`Compare ${entry.label}`}
          checked={isCompared}
          disabled={!isCompared && comparedIds.length >= comparableCount}
          onChange={() => toggleCompared(entry.id)}
        />
      </td>
      <td className="text">
        <span className="catalog-name">
          <Icon name={familyIcons[entry.family]} />
          <b>{entry.label}</b>
          {entry.isWhatIf && <WhatIfBadge />}
          {isMixed && <span className="faint">{entry.vendor}</span>}
        </span>
        {second.length > 0 && (
          <span className="catalog-met">
            {second.map(({ name, label, text, source }) => (
              <span key={name} className={met.length > 0 ? 'is-met' : ''}>
                {label} {text} {source && <ConfidenceBadge source={source} isBrief />}
              </span>
            ))}
          </span>
        )}
      </td>
      <td>{entry.releaseYear ?? '–'}</td>
      {isMixed && <td className="text">{familyLabels[entry.family]}</td>}
      {columns.map(({ figure: name }) => {
        const figure = figureOf(entry, name);
        return (
          <td key={name} className={metFigures.includes(name) ? 'is-met' : ''}>
            {figure && figure.value !== null ? (
              <>
                {name.startsWith('ports.') ? figure.value : figure.text}{' '}
                {figure.source && <ConfidenceBadge source={figure.source} isBrief />}
              </>
            ) : (
              <span className="faint">–</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
