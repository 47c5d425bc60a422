import { useEffect, useRef, useState } from 'react';
import { fieldLabel, fieldUnit } from '../../../base/field-units.ts';
import { formatCount, noFigure } from '../../../base/format.ts';
import { host } from '../../host.ts';
import { refusalOf, useRunStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRowWindow } from '../../ui/use-window-rows.ts';
import './requests.css';

const rowHeight = 26;
const pageSize = 500;

/** What the codes of the request table mean. */
const outcomes = ['completed', 'rejected'] as const;

type Row = Readonly<Record<string, number>>;
type Pages = ReadonlyMap<number, readonly Row[]>;

/** Every request of the run in order of arrival; pages are read from the host as they come into view. */
export function RequestsPanel() {
  const runId = useRunStore((store) => store.summaryRunId);
  if (!runId) {
    return (
      <EmptyState
        icon="play"
        title="No requests yet"
        action={<Button onClick={() => void useRunStore.getState().start()}>Run a simulation</Button>}
      >
        A simulation lists each request here: lengths, TTFT, TPOT, KV bytes, and which replicas served it.
      </EmptyState>
    );
  }
  return <RequestTable key={runId} runId={runId} />;
}

function RequestTable({ runId }: { readonly runId: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const asked = useRef(new Set<number>());
  const [total, setTotal] = useState(0);
  const [pages, setPages] = useState<Pages>(new Map());
  const { first, last } = useRowWindow(scroller, total, rowHeight);
  const firstPage = Math.floor(first / pageSize);
  const lastPage = Math.floor(Math.max(first, last - 1) / pageSize);

  useEffect(() => {
    for (let page = firstPage; page <= lastPage; page += 1) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      host()
        .call('runs.readRequests', { runId, offset: page * pageSize, limit: pageSize })
        .then((answer) => {
          setTotal(answer.total);
          setPages((known) => new Map(known).set(page, answer.rows));
        })
        .catch((error: unknown) => {
          const { message, remedy } = refusalOf(error);
          useSessionStore.getState().notify({ severity: 'error', message, remedy });
        });
    }
  }, [runId, firstPage, lastPage]);

  const names = Object.keys(pages.get(0)?.[0] ?? {});
  const rowAt = (index: number): Row | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  return (
    <div className="requests" ref={scroller}>
      <table className="table" aria-rowcount={total + 1} aria-label="Requests by arrival">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col" title={name}>
                {fieldLabel(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && (
            <tr className="spacer-row">
              <td colSpan={names.length} style={{ height: first * rowHeight }} />
            </tr>
          )}
          {Array.from({ length: last - first }, (_, offset) => first + offset).map((index) => {
            const row = rowAt(index);
            return (
              <tr key={index} aria-rowindex={index + 2}>
                {names.map((name) => (
                  <td key={name}>{row === undefined ? '…' : row[name] === undefined ? noFigure : cellText(name, row[name])}</td>
                ))}
              </tr>
            );
          })}
          {last < total && (
            <tr className="spacer-row">
              <td colSpan={names.length} style={{ height: (total - last) * rowHeight }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** A figure in the unit of its column's name; tokens need no unit in a column that says tokens. */
function cellText(name: string, value: number): string {
  if (name === 'outcome') return outcomes[value] ?? formatCount(value);
  return /(tokens)?count$/i.test(name) ? formatCount(value) : fieldUnit(name).format(value);
}
