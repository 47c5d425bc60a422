import { type ReactNode, useId, useState } from 'react';
import { type FieldUnit, fieldUnit, inputUnitFor, parseFigure } from '../../base/field-units.ts';
import { formatNumber } from '../../base/format.ts';

interface FieldProps {
  readonly label: string;
  readonly help?: string | null;
  readonly error?: string | null;
  readonly id: string;
  readonly badge?: ReactNode;
  readonly children: ReactNode;
}

/** A label beside its control, with help or what is wrong below. */
export function Field({ label, help, error, id, badge, children }: FieldProps) {
  return (
    <div className="field" title={help ?? undefined}>
      <label htmlFor={id}>{label}</label>
      <div className="row">
        {children}
        {badge}
      </div>
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  /** The figure's name in the document: its suffix says the unit. */
  readonly name: string;
  /** SI. null: none given. */
  readonly value: number | null;
  readonly help?: string | null;
  /** Shown instead of the unit of the name (`tokens`). */
  readonly unit?: string | null;
  readonly isInteger?: boolean;
  readonly min?: number;
  readonly isMinExcluded?: boolean;
  readonly max?: number;
  readonly placeholder?: string;
  readonly badge?: ReactNode;
  /** Called with SI when the text is committed with Enter or by leaving the field. null: emptied. */
  onCommit(value: number | null): void;
}

function problemOf(value: number, props: NumberFieldProps, unit: FieldUnit): string | null {
  if (props.isInteger && !Number.isInteger(value)) return 'Must be a whole number.';
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = props;
  if (props.isMinExcluded && value <= min) return `Must be more than ${unit.format(min)}.`;
  if (value < min) return `Must be at least ${unit.format(min)}.`;
  if (value > max) return `Must be at most ${unit.format(max)}.`;
  return null;
}

/**
 * A figure with its unit: shown in the unit that reads best, typed in that or any other of its kind (`35 ms`, `1.5 s`).
 * Enter or leaving commits, Escape gives the old figure back. The arrow keys step by one in the shown unit.
 */
export function NumberField(props: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const unit = fieldUnit(props.name);
  const { value } = props;
  const shownUnit = inputUnitFor(unit, value ?? 0);
  const shownText = value === null ? '' : formatNumber(value / shownUnit.factor, 6);
  const unitText = props.unit ?? shownUnit.unit;

  function commit(text: string): void {
    if (text === shownText) {
      setDraft(null);
      setError(null);
      return;
    }
    if (text.trim() === '') {
      setDraft(null);
      setError(null);
      props.onCommit(null);
      return;
    }
    const parsed = parseFigure(props.unit && text.endsWith(props.unit) ? text.slice(0, -props.unit.length) : text, unit, shownUnit);
    const problem = parsed === null ? `"${text}" is not a figure${unitText ? ` in ${unitText}` : ''}.` : problemOf(parsed, props, unit);
    setError(problem);
    if (problem !== null || parsed === null) return;
    setDraft(null);
    props.onCommit(parsed);
  }

  function step(direction: 1 | -1): void {
    const stepped = (value ?? 0) + direction * shownUnit.factor * (Math.abs((value ?? 0) / shownUnit.factor) < 1 ? 0.1 : 1);
    const rounded = Number(stepped.toPrecision(12));
    if (problemOf(rounded, props, unit) === null) props.onCommit(rounded);
  }

  return (
    <Field id={id} label={props.label} help={props.help} error={error} badge={props.badge}>
      <span className="input-unit">
        <input
          id={id}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          data-field={props.name}
          placeholder={props.placeholder}
          aria-invalid={error !== null}
          aria-describedby={error ? `${id}-error` : undefined}
          value={draft ?? shownText}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={(event) => commit(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit(event.currentTarget.value);
            else if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation();
              setDraft(null);
              setError(null);
            } else if (draft === null && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
              event.preventDefault();
              step(event.key === 'ArrowUp' ? 1 : -1);
            }
          }}
        />
        {unitText && <span className="unit">{unitText}</span>}
      </span>
    </Field>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly help?: string | null;
  readonly placeholder?: string;
  readonly isMono?: boolean;
  /** What is wrong with a text, or null. */
  check?(text: string): string | null;
  onCommit(text: string): void;
}

/** A line of text, committed with Enter or by leaving. */
export function TextField({ label, value, help, placeholder, isMono = false, check, onCommit }: TextFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  function commit(text: string): void {
    const problem = text === value ? null : (check?.(text) ?? null);
    setError(problem);
    if (problem !== null) return;
    setDraft(null);
    if (text !== value) onCommit(text);
  }

  return (
    <Field id={id} label={label} help={help} error={error}>
      <input
        id={id}
        className={`input ${isMono ? 'mono' : ''}`}
        autoComplete="off"
        spellCheck={false}
        title={draft === null ? value : undefined}
        placeholder={placeholder}
        aria-invalid={error !== null}
        aria-describedby={error ? `${id}-error` : undefined}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
          else if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
            setError(null);
          }
        }}
      />
    </Field>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string | null;
  readonly badge?: ReactNode;
  /** Takes the focus when its dialog opens. */
  readonly isFirst?: boolean;
  onChange(value: string): void;
}

/** A choice from a list. A value that is not in the list is shown as it is. */
export function SelectField({ label, value, options, help, badge, isFirst, onChange }: SelectFieldProps) {
  const id = useId();
  const isKnown = options.some((option) => option.value === value);
  return (
    <Field id={id} label={label} help={help} badge={badge}>
      <select
        id={id}
        className="select"
        data-autofocus={isFirst || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A yes or no. */
export function CheckField({
  label,
  value,
  help,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly help?: string | null;
  onChange(value: boolean): void;
}) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help}>
      <input id={id} className="checkbox" type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
    </Field>
  );
}
