import { useState } from 'react';
import { formatNumber } from '../../../base/format.ts';
import { type CatalogEntry, dimensionOf, type PartFigure } from '../../../catalog/index.ts';
import { ConfidenceBadge, sourceText, WhatIfBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/Field.tsx';
import { figureOf } from './entry-columns.ts';
import { placeEntry } from './place-entry.ts';

/** Figures by name, in the order of the first entry that has each. */
function rowsOf(entries: readonly CatalogEntry[]): readonly (readonly [name: string, label: string])[] {
  const rows = new Map<string, string>();
  for (const { figures } of entries) for (const { name, label } of figures) if (!rows.has(name)) rows.set(name, label);
  return [...rows];
}

/** How many times the first one's figure; nothing for years and counts of ports, which are not scaled. */
function ratioText(figure: PartFigure | undefined, first: PartFigure | undefined): string {
  if (!figure || !first || figure === first || figure.value === null || !first.value) return '';
  if (['year', 'count'].includes(dimensionOf(figure.name)) || figure.value === first.value) return '';
  const ratio = formatNumber(figure.value / first.value);
  return ratio === '1' ? '' : `${ratio}×`;
}

/** Two to four entries side by side: every figure of any of them, with its confidence, and the ratio to the first. */
export function CompareTable({ entries }: { readonly entries: readonly CatalogEntry[] }) {
  const [isFull, setFull] = useState(false);
  const [first] = entries;
  return (
    <div className="catalog-compare" data-testid="compare-table">
      <div className="catalog-compare-bar">
        <span className="faint">Ratios are to {first.label}.</span>
        <CheckField label="Sources in full" value={isFull} onChange={setFull} />
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="text">
              Figure
            </th>
            {entries.map((entry) => (
              <th key={entry.id} scope="col" className="text">
                <span className="catalog-name">
                  <b>{entry.label}</b>
                  {entry.isWhatIf && <WhatIfBadge />}
                </span>
                <Button look="quiet" onClick={() => placeEntry(entry)}>
                  {entry.family === 'link' ? 'Connect with it' : 'Place'}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(entries).map(([name, label]) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              {entries.map((entry) => {
                const figure = figureOf(entry, name);
                const ratio = ratioText(figure, figureOf(first, name));
                return (
                  <td key={entry.id} className="text">
                    {figure ? (
                      <>
                        <span className={figure.value === null ? 'faint' : ''}>{figure.text}</span>{' '}
                        {figure.source && <ConfidenceBadge source={figure.source} />} <span className="catalog-ratio">{ratio}</span>
                        {isFull && figure.source && <span className="catalog-source">{sourceText(figure.source)}</span>}
                      </>
                    ) : (
                      <span className="faint">–</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
