import { CheckField, NumberField, SelectField, TextField } from './Field.tsx';
import type { SchemaField } from './schema-fields.ts';

type Value = Readonly<Record<string, unknown>>;

interface SchemaFormProps {
  readonly fields: readonly SchemaField[];
  readonly value: Value;
  /** The changed object whole, and the name of the property that changed. */
  onChange(value: Value, name: string): void;
}

/** A form drawn from a schema: a new kind of scheduler or arrival process needs no code here. */
export function SchemaForm({ fields, value, onChange }: SchemaFormProps) {
  return fields.map((field) => (
    <SchemaLine
      key={field.name}
      field={field}
      value={value[field.name]}
      onChange={(changed) => {
        const { [field.name]: _before, ...rest } = value;
        onChange(changed === undefined ? rest : { ...value, [field.name]: changed }, field.name);
      }}
    />
  ));
}

function SchemaLine({ field, value, onChange }: { readonly field: SchemaField; readonly value: unknown; onChange(value: unknown): void }) {
  const { label, help } = field;
  switch (field.kind) {
    case 'number':
      return (
        <NumberField
          label={label}
          help={help}
          name={field.name}
          unit={field.unit}
          isInteger={field.isInteger}
          min={field.min}
          isMinExcluded={field.isMinExcluded && !field.isInteger}
          max={field.max}
          placeholder={field.usual === undefined ? undefined : String(field.usual)}
          value={typeof value === 'number' ? value : null}
          onCommit={(committed) => {
            if (committed !== null) onChange(committed);
            else if (field.isOptional) onChange(undefined);
          }}
        />
      );
    case 'text':
      return (
        <TextField
          label={label}
          help={help}
          value={typeof value === 'string' ? value : ''}
          onCommit={(text) => onChange(text === '' && field.isOptional ? undefined : text)}
        />
      );
    case 'boolean':
      return <CheckField label={label} help={help} value={typeof value === 'boolean' ? value : field.usual} onChange={onChange} />;
    case 'choice':
      return (
        <SelectField label={label} help={help} value={String(value ?? field.usual ?? '')} options={field.options} onChange={onChange} />
      );
    case 'group':
      return <SchemaForm fields={field.fields} value={(value ?? {}) as Value} onChange={onChange} />;
    case 'variant': {
      const usual = field.variants.find((candidate) => candidate.value === field.usual);
      const chosen = (value ?? (usual ? { kind: usual.value, ...usual.defaults } : {})) as Value;
      const variant = field.variants.find((candidate) => candidate.value === chosen.kind);
      return (
        <>
          <SelectField
            label={label}
            help={help}
            value={String(chosen.kind ?? '')}
            options={field.variants}
            onChange={(kind) => {
              const next = field.variants.find((candidate) => candidate.value === kind);
              if (!next) return;
              // Parameters that both kinds have keep their figures.
              const shared = Object.fromEntries(Object.entries(chosen).filter(([name]) => next.fields.some((each) => each.name === name)));
              onChange({ ...next.defaults, ...shared });
            }}
          />
          {variant && variant.fields.length > 0 && <SchemaForm fields={variant.fields} value={chosen} onChange={onChange} />}
        </>
      );
    }
  }
}
