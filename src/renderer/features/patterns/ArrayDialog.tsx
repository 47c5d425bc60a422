import { useState } from 'react';
import { formatCount } from '../../../base/format.ts';
import { array, copyLabel, gridLabel } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { libraryOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CheckField, NumberField, TextField } from '../../ui/Field.tsx';
import './patterns.css';

const close = (): void => useSessionStore.getState().setDialog('none');
/** Most labels that the preview writes. */
const previewLimit = 64;

/** Repeats the selection in rows and columns, with names by row and column shown before it happens. */
export function ArrayDialog() {
  const selection = useSessionStore((session) => session.selection);
  const size = useSessionStore((session) => session.selectionSize);
  const design = useDesignStore((store) => store.design);
  const [rowCount, setRows] = useState(2);
  const [columnCount, setColumns] = useState(4);
  const [label, setLabel] = useState('{r}-{c}');
  const [isGrid, setGrid] = useState(true);
  const pitch = isGrid && size ? { x: Math.ceil((size.width + 24) / 8) * 8, y: Math.ceil((size.height + 32) / 8) * 8 } : undefined;
  const args = { paths: selection, rowCount, columnCount, label, ...(pitch ? { pitch } : {}) };
  const outcome = array.apply(design, libraryOf(design), args);
  const shown = Math.min(rowCount * columnCount, previewLimit);
  const template = gridLabel(label, columnCount);

  function make(): void {
    if (!performEdit(array, args)) return;
    const session = useSessionStore.getState();
    session.setDialog('none');
    session.select([]);
    session.requestCanvas({ kind: 'fit-new' });
    session.announce(`Array of ${formatCount(rowCount * columnCount)} made`);
  }

  return (
    <Dialog
      title="Array"
      width="medium"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabledReason={outcome.ok ? null : outcome.error.message} onClick={make}>
            Make array
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        <NumberField label="Rows" name="count" isInteger min={1} max={10_000} value={rowCount} onCommit={(rows) => setRows(rows ?? 1)} />
        <NumberField
          label="Columns"
          name="count"
          isInteger
          min={1}
          max={10_000}
          value={columnCount}
          onCommit={(columns) => setColumns(columns ?? 1)}
        />
        <TextField
          label="Label"
          isMono
          value={label}
          help="{r} row, {c} column, {n} number, with arithmetic: {r+1}, {n/8}; {c+1:02} writes leading zeros."
          onCommit={setLabel}
        />
        <CheckField label="In a grid" value={isGrid} help="Otherwise the layout places the copies." onChange={setGrid} />
        {outcome.ok ? (
          <section className="array-preview" aria-label="Preview" data-testid="array-preview">
            <p>{formatCount(rowCount * columnCount)} copies</p>
            <table>
              <tbody>
                {Array.from({ length: Math.ceil(shown / columnCount) }, (_, row) => `row ${row}`).map((key, row) => (
                  <tr key={key}>
                    {Array.from(
                      { length: Math.min(columnCount, 8, shown - row * columnCount) },
                      (_, column) => row * columnCount + column,
                    ).map((index) => (
                      <td key={index}>{label === '' ? `[${index}]` : copyLabel(template, '', index)}</td>
                    ))}
                    {columnCount > 8 && <td>…</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ) : (
          <p className="dialog-problem" role="alert">
            {outcome.error.message} {outcome.error.remedy}
          </p>
        )}
      </div>
    </Dialog>
  );
}
