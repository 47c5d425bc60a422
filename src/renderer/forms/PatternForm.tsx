import { type Design, type PartLibrary, type PatternPartField, patternFamily } from '../../design/index.ts';
import { SchemaForm } from '../ui/SchemaForm.tsx';
import { type Choice, type SchemaField, schemaFields } from '../ui/schema-fields.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** What may stand in a field that names a part. A host is a system, a definition of the design, or a device. */
function choicesFor(wanted: PatternPartField, design: Design, library: PartLibrary): readonly Choice[] {
  const parts = library.parts();
  const named = (list: readonly { readonly id: string; readonly label: string }[]): Choice[] =>
    list.map(({ id, label }) => ({ value: id, label }));
  switch (wanted) {
    case 'switch':
      return named(parts.filter((part) => part.family === 'switch'));
    case 'link':
      return named(parts.filter((part) => part.family === 'link'));
    case 'memory':
      return named(parts.filter((part) => part.family === 'memory' && part.ports.length > 0));
    case 'host': {
      const own = Object.entries(design.definitions).map(([id, { label }]) => ({ value: id, label: `${label} (this design)` }));
      const systems = library.systems().filter(({ id }) => !Object.hasOwn(design.definitions, id));
      const devices = parts.filter((part) => part.family === 'accelerator' || part.family === 'nic' || part.family === 'host');
      return [...own, ...named(systems), ...named(devices)];
    }
  }
}

/** The lines of a pattern's form: its schema, with lists of parts where a part is named. */
function patternFields(kind: string, design: Design, library: PartLibrary): readonly SchemaField[] {
  const pattern = patternFamily.find(kind);
  if (!pattern) return [];
  const wanted: Readonly<Record<string, PatternPartField>> = pattern.partFields;
  return schemaFields(pattern.schema)
    .filter(({ name }) => name !== 'id' && name !== 'in')
    .map((field): SchemaField => {
      const family = wanted[field.name];
      if (family === undefined) return field;
      const options = choicesFor(family, design, library);
      const { name, label, help, isOptional } = field;
      return { name, label, help, isOptional, kind: 'choice', options: isOptional ? [{ value: '', label: 'None' }, ...options] : options };
    });
}

/** Parameters of a pattern, drawn from its schema: a new pattern needs no code here. */
export function PatternForm({
  kind,
  design,
  library,
  value,
  onChange,
}: {
  readonly kind: string;
  readonly design: Design;
  readonly library: PartLibrary;
  readonly value: Parameters;
  /** One parameter changed; null: taken away. */
  onChange(name: string, value: unknown): void;
}) {
  return (
    <SchemaForm
      fields={patternFields(kind, design, library)}
      value={value}
      onChange={(changed, name) => onChange(name, changed[name] === '' ? null : (changed[name] ?? null))}
    />
  );
}
