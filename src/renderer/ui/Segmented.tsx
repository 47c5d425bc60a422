import { useId } from 'react';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly title?: string }[];
  readonly isSmall?: boolean;
  onChange(value: Value): void;
}

/** One choice of a few, side by side: radio buttons under their words, with one tab stop; arrow keys move. */
export function Segmented<Value extends string>({ label, value, options, isSmall = false, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div className={`segmented ${isSmall ? 'segmented-small' : ''}`} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} title={option.title}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </div>
  );
}
