import { useState } from 'react';
import type { CatalogEntry, PartFigure } from '../../../catalog/index.ts';
import { clonePart, partUses, setPart } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { PartForm } from '../../forms/PartForm.tsx';
import { shelfOf, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Badge, ConfidenceBadge, sourceText, WhatIfBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useBrowserStore } from './browser-store.ts';
import { familyIcons, familyLabels } from './entry-columns.ts';
import { placeEntry } from './place-entry.ts';

const availabilityWords = {
  shipping: 'shipping',
  legacy: 'no longer sold',
  cloud: 'for rent only',
  internal: 'kept by its maker',
  announced: 'announced',
  cancelled: 'cancelled',
} as const;

/** One entry: every figure with its confidence, the sources in full, and what can be done with it. */
export function EntryDetail({ entry }: { readonly entry: CatalogEntry }) {
  const design = useDesignStore((store) => store.design);
  const { comparedIds, toggleCompared } = useBrowserStore();
  const [problem, setProblem] = useState<string | null>(null);
  const own = Object.hasOwn(design.parts, entry.id) ? design.parts[entry.id] : undefined;
  const part = shelfOf(design).part(entry.id);
  const uses = own && part ? partUses(design, entry.id) : [];
  const about = [entry.vendor, entry.releaseYear, entry.availability && availabilityWords[entry.availability]].filter(Boolean);

  return (
    <section className="catalog-detail" aria-label={entry.label} data-testid="catalog-detail">
      <header>
        <h3>
          <Icon name={familyIcons[entry.family]} />
          {entry.label}
          {entry.isWhatIf && <WhatIfBadge />}
        </h3>
        <p className="faint">{about.join(' · ') || familyLabels[entry.family]}</p>
        <div className="catalog-actions">
          <Button look="primary" onClick={() => placeEntry(entry)}>
            {entry.family === 'link' ? 'Connect with it' : 'Place on the drawing'}
          </Button>
          <Button onClick={() => toggleCompared(entry.id)}>{comparedIds.includes(entry.id) ? 'Compared' : 'Compare'}</Button>
          {part && <Button onClick={() => cloneEntry(entry)}>Copy to change…</Button>}
          {own && (
            <Button
              look="danger"
              icon="trash"
              onClick={() => {
                const refusal = useDesignStore.getState().perform(setPart, { id: entry.id, part: null });
                setProblem(refusal && `${refusal.message} ${refusal.remedy}`);
                if (!refusal) useSessionStore.getState().announce(`${entry.label} deleted`);
              }}
            >
              {own.basedOn === entry.id ? 'Back to the catalogue' : 'Delete'}
            </Button>
          )}
        </div>
        {problem && (
          <p className="dialog-problem" role="alert">
            {problem}
          </p>
        )}
        {own && (
          <p className="faint">
            {uses.length === 0 ? 'Not used in this design yet.' : `Used by ${uses.map(({ place }) => place).join(', ')}.`}
          </p>
        )}
      </header>
      {own && part ? <PartForm part={part} own={own} /> : <Figures figures={entry.figures} />}
      <Sources figures={entry.figures} />
    </section>
  );
}

/** Copies the entry into the design and goes to the copy, whose figures can be changed. */
function cloneEntry(entry: CatalogEntry): void {
  const before = new Set(Object.keys(useDesignStore.getState().design.parts));
  if (!performEdit(clonePart, { from: entry.id })) return;
  const made = Object.keys(useDesignStore.getState().design.parts).find((id) => !before.has(id));
  if (made !== undefined) useBrowserStore.getState().set({ chosenId: made, isComparing: false });
  useSessionStore.getState().announce(`${entry.label} copied into the design`);
}

function Figures({ figures }: { readonly figures: readonly PartFigure[] }) {
  return (
    <dl className="catalog-figures">
      {figures.map(({ name, label, text, source }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            {text} {source && <ConfidenceBadge source={source} isBrief />}
            {text === 'unknown' && <Badge title="Not published, or not found in a source that was read">?</Badge>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Each source once, with the figures that come from it. */
function Sources({ figures }: { readonly figures: readonly PartFigure[] }) {
  const bySource = new Map<string, { readonly figure: PartFigure; readonly labels: string[] }>();
  for (const figure of figures) {
    if (figure.source === null) continue;
    const words = sourceText(figure.source);
    const known = bySource.get(words);
    if (known) known.labels.push(figure.label);
    else bySource.set(words, { figure, labels: [figure.label] });
  }
  return (
    <section className="catalog-sources" aria-label="Sources">
      <h4>Sources</h4>
      <ul>
        {[...bySource].map(([words, { figure, labels }]) => (
          <li key={words}>
            {figure.source && <ConfidenceBadge source={figure.source} />}
            <span aria-hidden="true">
              <b>
                {[...new Set(labels)].slice(0, 4).join(', ')}
                {labels.length > 4 ? ` and ${labels.length - 4} more` : ''}.
              </b>{' '}
              {words}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
