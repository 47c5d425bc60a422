import { useEffect, useMemo, useRef, useState } from 'react';
import { type CatalogEntry, catalogEntries, findEntries, parsePartQuery } from '../../../catalog/index.ts';
import { shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { type FamilyChoice, useBrowserStore } from './browser-store.ts';
import { CompareTable } from './CompareTable.tsx';
import { EntryDetail } from './EntryDetail.tsx';
import { EntryList } from './EntryList.tsx';
import { familyLabels, ordered } from './entry-columns.ts';
import './catalog.css';

const families = Object.keys(familyLabels) as readonly FamilyChoice[];

function isIn(entry: CatalogEntry, family: FamilyChoice): boolean {
  return family === 'all' || (family === 'what-if' ? entry.isWhatIf : entry.family === family);
}

/** The catalogue: searched by words and by bounds on figures, compared side by side, each figure with its source. */
export function CatalogDialog() {
  const shelf = useDesignStore((store) => shelfOf(store.design));
  const entries = useMemo(() => catalogEntries(shelf), [shelf]);
  const browser = useBrowserStore();
  const request = useSessionStore((session) => session.catalogPart);
  const [isDragging, setDragging] = useState(false);
  const list = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    if (request === null) return;
    useBrowserStore.getState().set({ chosenId: request, query: '', family: 'all', isComparing: false });
    useSessionStore.setState({ catalogPart: null });
  }, [request]);

  const query = useMemo(() => parsePartQuery(browser.query), [browser.query]);
  const matching = useMemo(() => findEntries(entries, query), [entries, query]);
  const found = ordered(
    matching.filter(({ entry }) => isIn(entry, browser.family)),
    browser.order,
  );
  const chosen = entries.find(({ id }) => id === browser.chosenId) ?? found[0]?.entry;
  const compared = browser.comparedIds.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const isComparing = browser.isComparing && compared.length >= 2;
  const close = (): void => useSessionStore.getState().setDialog('none');

  return (
    <Dialog title="Catalogue" width="full" isHidden={isDragging} onClose={close}>
      <div className="catalog">
        <div className="catalog-search">
          <div className="palette-search">
            <Icon name="search" />
            <input
              data-autofocus
              type="search"
              aria-label="Search the catalogue"
              aria-describedby="catalog-help"
              placeholder="Name, vendor, family, year, or a figure: ≥ 8 TB/s"
              autoComplete="off"
              value={browser.query}
              onChange={(event) => browser.set({ query: event.target.value, isComparing: false, chosenId: null })}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('tr')?.focus();
                else if (event.key === 'Escape' && browser.query !== '') {
                  event.preventDefault();
                  browser.set({ query: '' });
                } else return;
                event.preventDefault();
              }}
            />
          </div>
          <p id="catalog-help" className={query.problem ? 'dialog-problem' : 'faint'} role="status">
            {query.problem ?? `Try “memory ≥ 100 GB < 1000 W”, “≥ 400 Gb/s”, “latency < 1 µs”, “price < $30k”, “≥ 2026”.`}
          </p>
        </div>
        <fieldset className="catalog-families">
          <legend className="visually-hidden">Family</legend>
          {families.map((family) => {
            const count = matching.filter(({ entry }) => isIn(entry, family)).length;
            return (
              <label key={family} className={browser.family === family ? 'is-chosen' : ''}>
                <input
                  type="radio"
                  name="catalog-family"
                  checked={browser.family === family}
                  onChange={() => browser.set({ family, order: null, isComparing: false, chosenId: null })}
                />
                {familyLabels[family]}
                <span>{count}</span>
              </label>
            );
          })}
        </fieldset>
        {isComparing ? (
          <CompareTable entries={compared} />
        ) : (
          <>
            <EntryList found={found} chosenId={chosen?.id ?? null} bodyRef={list} onDragging={setDragging} />
            {chosen ? <EntryDetail key={chosen.id} entry={chosen} /> : <div className="catalog-detail" />}
          </>
        )}
        <div className="catalog-tray" data-testid="compare-tray">
          {compared.map((entry) => (
            <button
              key={entry.id}
              type="button"
              className="chip"
              aria-label={`Take ${entry.label} out of the comparison`}
              onClick={() => browser.toggleCompared(entry.id)}
            >
              {entry.label} <Icon name="close" size={12} />
            </button>
          ))}
          <span className="faint">
            {compared.length === 0
              ? 'Tick two to four to see them side by side.'
              : compared.length === 1
                ? 'Tick another one to compare.'
                : ''}
          </span>
          <span className="spacer" />
          <Button
            look={isComparing ? 'default' : 'primary'}
            disabledReason={compared.length < 2 ? 'Tick two or more parts first.' : null}
            onClick={() => browser.set({ isComparing: !isComparing })}
          >
            {isComparing ? 'Back to the list' : `Compare ${compared.length > 1 ? compared.length : ''}`}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
