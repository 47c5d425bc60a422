import { useMemo, useRef, useState } from 'react';
import { formatBytes, formatBytesPerSecond, formatCount, formatPercent } from '../../../base/format.ts';
import type { LinkSummary } from '../../../results/index.ts';
import { drawnLinkId, shelfOf, useDerivedStore, useDesignStore, useSessionStore, useShownResults } from '../../state/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { HeatMark, LoadBar } from '../../ui/LoadBar.tsx';
import { trafficClassLooks } from '../../ui/traffic-classes.ts';
import { useRowWindow } from '../../ui/use-window-rows.ts';
import { carriedClasses, type LinkSort, linkRows, parseLinkFilter, totalBytes } from './link-rows.ts';
import './links.css';

const rowHeight = 26;

const columns: readonly { readonly sort: LinkSort | null; readonly label: string; readonly isText?: boolean }[] = [
  { sort: 'id', label: 'Direction', isText: true },
  { sort: null, label: 'Technology', isText: true },
  { sort: null, label: 'Capacity' },
  { sort: null, label: 'Load', isText: true },
  { sort: 'p95', label: 'p95' },
  { sort: 'mean', label: 'Mean' },
  { sort: 'bytes', label: 'Bytes' },
  { sort: null, label: 'Classes', isText: true },
];

/** Every direction of every link by its load; a row selects the link on the drawing and shows it. */
export function LinksPanel() {
  const results = useShownResults();
  const [text, setText] = useState('');
  const [sort, setSort] = useState<LinkSort>('p95');
  const scroller = useRef<HTMLDivElement>(null);
  const links = results?.summary.links;
  const rows = useMemo(() => linkRows(links ?? [], parseLinkFilter(text), sort), [links, text, sort]);
  const { first, last } = useRowWindow(scroller, rows.length, rowHeight);

  if (!results) {
    return (
      <EmptyState icon="link" title="No link carries anything yet">
        Each direction of each link appears here with its load, once the design can be estimated.
      </EmptyState>
    );
  }
  return (
    <div className={`links-panel ${results.isStale ? 'is-stale' : ''}`}>
      <div className="links-filter">
        <Icon name="search" />
        <input
          className="input"
          type="search"
          aria-label="Filter links"
          placeholder="leaf util>40 tech:nvlink class:kv"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="faint" aria-live="polite">
          {formatCount(rows.length)} of {formatCount(links?.length ?? 0)} directions
        </span>
      </div>
      <div className="links-scroll" ref={scroller}>
        <table className="table" aria-rowcount={rows.length + 1} aria-label="Links by load">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.label}
                  scope="col"
                  className={column.isText ? 'text' : undefined}
                  aria-sort={column.sort === sort ? (sort === 'id' ? 'ascending' : 'descending') : undefined}
                >
                  {column.sort ? (
                    <button type="button" onClick={() => setSort(column.sort as LinkSort)}>
                      {column.label}
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && (
              <tr className="spacer-row">
                <td colSpan={columns.length} style={{ height: first * rowHeight }} />
              </tr>
            )}
            {rows.slice(first, last).map((link, index) => (
              <LinkRow key={link.id} link={link} rowIndex={first + index + 2} />
            ))}
            {last < rows.length && (
              <tr className="spacer-row">
                <td colSpan={columns.length} style={{ height: (rows.length - last) * rowHeight }} />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function LinkRow({ link, rowIndex }: { readonly link: LinkSummary; readonly rowIndex: number }) {
  const topology = useDerivedStore((store) => store.topology);
  const technology = useDesignStore((store) => shelfOf(store.design).part(link.technology)?.label ?? link.technology);
  const drawnId = topology ? drawnLinkId(topology, link.id) : undefined;
  const isSelected = useSessionStore((session) => drawnId !== undefined && session.selection.includes(drawnId));

  function open(): void {
    if (!drawnId) return;
    useSessionStore.getState().select([drawnId]);
    useSessionStore.getState().flyTo(drawnId);
  }

  return (
    <tr
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={0}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          open();
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          const sibling = event.key === 'ArrowDown' ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
          if (sibling instanceof HTMLElement && sibling.tabIndex === 0) {
            event.preventDefault();
            sibling.focus();
          }
        }
      }}
    >
      <td className="text link-direction" title={link.id}>
        {link.from} → {link.to}
      </td>
      <td className="text">{technology}</td>
      <td>{formatBytesPerSecond(link.bandwidthBytesPerSecond)}</td>
      <td className="text link-load">
        <LoadBar label={link.id} p95Fraction={link.p95UtilizationFraction} meanFraction={link.meanUtilizationFraction} />
      </td>
      <td>
        <HeatMark fraction={link.p95UtilizationFraction} /> <b>{formatPercent(link.p95UtilizationFraction)}</b>
      </td>
      <td>{formatPercent(link.meanUtilizationFraction)}</td>
      <td>{formatBytes(totalBytes(link))}</td>
      <td className="text">
        <span className="class-list">
          {carriedClasses(link).map((name) => (
            <span key={name} title={`${trafficClassLooks[name].label}: ${formatBytes(link.bytesByClass[name])}`}>
              <span className="swatch" style={{ background: trafficClassLooks[name].color }} />
              {name}
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}
