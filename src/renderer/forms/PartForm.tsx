import { useState } from 'react';
import { partFigures } from '../../catalog/index.ts';
import { type EditedPart, type Part, setPart } from '../../design/index.ts';
import { libraryOf, useDesignStore } from '../state/index.ts';
import { ConfidenceBadge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/Button.tsx';
import { CheckField, NumberField, TextField } from '../ui/Field.tsx';
import './forms.css';

/** The first two follow from ports and links, and are changed there; a year is no figure of a what-if. */
const fixed: ReadonlySet<string> = new Set(['scaleUpTotalBytesPerSecond', 'scaleUpPeerBytesPerSecond', 'releaseYear']);

/** An edited part with one figure set; `undefined` takes the catalogue's own again. */
function withFigure(own: EditedPart, part: Part, name: string, value: number | boolean | null | undefined): EditedPart {
  const [property, entry] = name.split('.');
  const { [property]: old, ...rest } = own as EditedPart & Readonly<Record<string, unknown>>;
  const base = { ...rest, basedOn: own.basedOn, whatIf: true };
  if (property === 'ports') {
    if (value === undefined) return base;
    return { ...base, ports: part.ports.map((group) => (group.id === entry ? { ...group, count: value } : group)) };
  }
  if (entry === undefined) return value === undefined ? base : { ...base, [property]: value };
  const { [entry]: _gone, ...others } = (old ?? {}) as Readonly<Record<string, unknown>>;
  const table = value === undefined ? others : { ...others, [entry]: value };
  return Object.keys(table).length === 0 ? base : { ...base, [property]: table };
}

/** Every figure of a part as a field. What is changed is badged, and can be taken back one by one. */
export function PartForm({ part, own }: { readonly part: Part; readonly own: EditedPart | undefined }) {
  const library = useDesignStore((store) => libraryOf(store.design));
  const edited: EditedPart = own ?? { basedOn: part.id, whatIf: true };
  // Beside the fields, not as a notice: the form also stands in a dialog, which would hide that.
  const [problem, setProblem] = useState<string | null>(null);
  const keep = (next: EditedPart): void => {
    const refusal = useDesignStore.getState().perform(setPart, { id: part.id, part: next });
    setProblem(refusal && `${refusal.message} ${refusal.remedy}`);
  };
  const change = (name: string, value: number | boolean | null | undefined): void => keep(withFigure(edited, part, name, value));
  return (
    <div className="part-form" data-testid="part-form">
      {edited.basedOn !== part.id && (
        <TextField
          label="Name"
          value={part.label}
          check={(text) => (text.trim() === '' ? 'A part needs a name.' : null)}
          onCommit={(label) => keep({ ...edited, label })}
        />
      )}
      {partFigures(part, library)
        .filter(({ name }) => !fixed.has(name))
        .map(({ name, label, value, source }) => {
          const [property] = name.split('.');
          const isOwn = source?.confidence === 'what-if' || (source === null && property in edited);
          const badge = (
            <>
              {source && <ConfidenceBadge source={source} />}
              {isOwn && <IconButton icon="undo" label={`${label}: back to the catalogue`} onClick={() => change(name, undefined)} />}
            </>
          );
          if (typeof (part as unknown as Readonly<Record<string, unknown>>)[property] === 'boolean')
            return <CheckField key={name} label={label} value={value === 1} onChange={(isOn) => change(name, isOn)} />;
          const isCount = property === 'ports' || property.endsWith('Count');
          return (
            <NumberField
              key={name}
              label={label}
              name={property === 'ports' ? 'portCount' : property}
              isInteger={isCount}
              min={property === 'ports' ? 1 : 0}
              value={value}
              placeholder="unknown"
              badge={badge}
              onCommit={(typed) => change(name, typed)}
            />
          );
        })}
      {problem && (
        <p className="dialog-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
