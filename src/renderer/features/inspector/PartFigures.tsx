import { type ReactNode, useState } from 'react';
import { fieldLabel, fieldUnit } from '../../../base/field-units.ts';
import { formatCount, formatFlopsPerSecond } from '../../../base/format.ts';
import { type Part, setPart } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { shelfOf, useDesignStore } from '../../state/index.ts';
import { Badge, ConfidenceBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/Field.tsx';
import { Facts, Section } from './Section.tsx';

type LinkLabel = (linkPartId: string) => string;

function figureText(name: string, value: unknown, linkLabel: LinkLabel): readonly (readonly [label: string, text: string])[] {
  if (value === null) return [[fieldLabel(name), 'unknown']];
  if (typeof value === 'number') return [[fieldLabel(name), fieldUnit(name).format(value)]];
  if (name === 'peakFlopsPerSecond') {
    return Object.entries(value as Readonly<Record<string, number | null>>).map(([format, flops]) => [
      `Peak ${format.toUpperCase()}`,
      flops === null ? 'not supported' : formatFlopsPerSecond(flops),
    ]);
  }
  if (name === 'ports')
    return (value as Part['ports']).map((group) => [
      group.id === 'port' ? 'Ports' : `Ports ${group.id}`,
      `${formatCount(group.count)} × ${group.technologies.map(linkLabel).join(' or ')}`,
    ]);
  return [];
}

function valuesOf(part: Part): Readonly<Record<string, unknown>> {
  return part as unknown as Readonly<Record<string, unknown>>;
}

function figureRows(part: Part, edited: ReadonlySet<string>, linkLabel: LinkLabel): readonly (readonly [string, ReactNode])[] {
  return Object.entries(part.sources).flatMap(([name, source]) =>
    figureText(name, valuesOf(part)[name], linkLabel).map(
      ([label, text], index) =>
        [
          label,
          <>
            {text}{' '}
            {(index === 0 || name === 'peakFlopsPerSecond') &&
              (edited.has(name) ? <Badge tone="accent">what-if</Badge> : <ConfidenceBadge source={source} />)}
          </>,
        ] as const,
    ),
  );
}

/** Every figure of a part with its source and confidence; on request each as a field, for a what-if on the whole design. */
export function PartFigures({ part }: { readonly part: Part }) {
  const [isEditing, setEditing] = useState(false);
  const own = useDesignStore((store) => (Object.hasOwn(store.design.parts, part.id) ? store.design.parts[part.id] : undefined));
  const library = useDesignStore((store) => shelfOf(store.design));
  const edited = new Set(Object.keys(own ?? {}));
  const numeric = Object.keys(part.sources).filter((name) => typeof valuesOf(part)[name] === 'number');
  return (
    <Section title="Figures" aside={part.vendor}>
      {isEditing ? (
        numeric.map((name) => (
          <NumberField
            key={name}
            label={fieldLabel(name)}
            name={name}
            min={0}
            value={valuesOf(part)[name] as number}
            badge={edited.has(name) ? <Badge tone="accent">what-if</Badge> : <ConfidenceBadge source={part.sources[name]} />}
            onCommit={(value) =>
              value !== null &&
              performEdit(setPart, { id: part.id, part: { ...own, basedOn: own?.basedOn ?? part.id, whatIf: true, [name]: value } })
            }
          />
        ))
      ) : (
        <Facts rows={figureRows(part, edited, (id) => library.part(id)?.label ?? id)} />
      )}
      <div className="inspector-actions figure-actions">
        <Button look="quiet" onClick={() => setEditing(!isEditing)}>
          {isEditing ? 'Done' : 'What if…'}
        </Button>
        {own && own.basedOn === part.id && (
          <Button look="quiet" onClick={() => performEdit(setPart, { id: part.id, part: null })}>
            Back to the catalogue
          </Button>
        )}
      </div>
      {isEditing && <p className="faint">Changes every {part.label} of this design. The catalogue stays as it is.</p>}
    </Section>
  );
}
