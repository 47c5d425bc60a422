import type { z } from 'zod';
import { fieldLabel } from '../../base/field-units.ts';

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly isOptional: boolean;
}

/** One line of a form, read from a schema. */
export type SchemaField =
  | (FieldBase & {
      readonly kind: 'number';
      readonly isInteger: boolean;
      readonly min: number;
      /** The bound itself is not allowed: `positive()`. */
      readonly isMinExcluded: boolean;
      readonly max: number;
      readonly unit: string | null;
      /** What holds where the figure is not given. */
      readonly usual?: number;
    })
  | (FieldBase & { readonly kind: 'text' })
  | (FieldBase & { readonly kind: 'boolean'; readonly usual: boolean })
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly Choice[]; readonly usual?: string })
  | (FieldBase & { readonly kind: 'variant'; readonly variants: readonly Variant[]; readonly usual?: string })
  | (FieldBase & { readonly kind: 'group'; readonly fields: readonly SchemaField[] });

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One member of a family: its name in the file, on screen, and its parameters with their usual values. */
export interface Variant extends Choice {
  readonly fields: readonly SchemaField[];
  readonly defaults: Readonly<Record<string, unknown>>;
}

interface FieldMeta {
  readonly label?: string;
  readonly help?: string;
  readonly unit?: string;
  /** What an absent value means: shown in its place. */
  readonly usual?: number | boolean;
}

/** A bound as zod keeps it; `minValue` does not say whether the bound itself is allowed. */
interface NumberCheck {
  readonly _zod?: { readonly def?: { readonly check?: string; readonly inclusive?: boolean } };
}

/** What the reader needs of a zod schema; the public `def` of each kind carries it. */
interface AnySchema {
  readonly def: {
    readonly type: string;
    readonly innerType?: AnySchema;
    readonly defaultValue?: unknown;
    readonly shape?: Readonly<Record<string, AnySchema>>;
    readonly options?: readonly AnySchema[];
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
    readonly discriminator?: string;
  };
  meta(): FieldMeta | undefined;
  readonly _zod?: { readonly def: { readonly checks?: readonly NumberCheck[] } };
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
  readonly isInt?: boolean;
}

interface Unwrapped {
  readonly schema: AnySchema;
  readonly meta: FieldMeta;
  readonly isOptional: boolean;
  readonly defaultValue: unknown;
}

function unwrap(schema: AnySchema): Unwrapped {
  const inner = schema.def.innerType;
  const meta = schema.meta() ?? {};
  if (!inner) return { schema, meta, isOptional: false, defaultValue: undefined };
  const below = unwrap(inner);
  return {
    schema: below.schema,
    meta: { ...below.meta, ...meta },
    isOptional: below.isOptional || schema.def.type === 'optional' || schema.def.type === 'nullable',
    defaultValue: schema.def.type === 'default' ? schema.def.defaultValue : below.defaultValue,
  };
}

function usualValue(field: Unwrapped): unknown {
  if (field.defaultValue !== undefined) return field.defaultValue;
  const { def, minValue } = field.schema;
  if (def.type === 'number') return Math.max(minValue !== null && Number.isFinite(minValue) ? (minValue ?? 0) : 0, 1);
  if (def.type === 'literal') return def.values?.[0];
  if (def.type === 'enum') return Object.values(def.entries ?? {})[0];
  return def.type === 'boolean' ? false : '';
}

function variantOf(option: AnySchema, discriminator: string): Variant {
  const { schema, meta } = unwrap(option);
  const shape = schema.def.shape ?? {};
  const value = String(shape[discriminator]?.def.values?.[0] ?? '');
  const defaults = Object.fromEntries(
    Object.entries(shape)
      .map(([name, field]) => [name, unwrap(field)] as const)
      .filter(([, field]) => !field.isOptional)
      .map(([name, field]) => [name, usualValue(field)]),
  );
  return { value, label: meta.label ?? fieldLabel(value), fields: readShape(shape, discriminator), defaults };
}

function fieldOf(name: string, wrapped: AnySchema): SchemaField | null {
  const { schema, meta, isOptional, defaultValue } = unwrap(wrapped);
  const base = { name, label: meta.label ?? fieldLabel(name), help: meta.help ?? null, isOptional };
  const { def } = schema;
  switch (def.type) {
    case 'number':
      return {
        ...base,
        kind: 'number',
        isInteger: schema.isInt ?? false,
        min: schema.minValue ?? Number.NEGATIVE_INFINITY,
        isMinExcluded: (schema._zod?.def.checks ?? []).some(
          ({ _zod }) => _zod?.def?.check === 'greater_than' && _zod.def.inclusive === false,
        ),
        max: schema.maxValue ?? Number.POSITIVE_INFINITY,
        unit: meta.unit ?? null,
        ...(typeof meta.usual === 'number' ? { usual: meta.usual } : {}),
      };
    case 'string':
      return { ...base, kind: 'text' };
    case 'boolean':
      return { ...base, kind: 'boolean', usual: meta.usual === true };
    case 'enum':
      return {
        ...base,
        kind: 'choice',
        options: Object.values(def.entries ?? {}).map((value) => ({ value, label: fieldLabel(value) })),
        usual: typeof defaultValue === 'string' ? defaultValue : undefined,
      };
    case 'union': {
      const discriminator = def.discriminator;
      if (!discriminator) return null;
      const variants = (def.options ?? []).map((option) => variantOf(option, discriminator));
      const usual = (defaultValue as Readonly<Record<string, unknown>> | undefined)?.[discriminator];
      return { ...base, kind: 'variant', variants, usual: typeof usual === 'string' ? usual : undefined };
    }
    case 'object':
      return { ...base, kind: 'group', fields: readShape(def.shape ?? {}) };
    default:
      return null; // arrays, records and literals have forms of their own
  }
}

function readShape(shape: Readonly<Record<string, AnySchema>>, leftOut?: string): readonly SchemaField[] {
  return Object.entries(shape)
    .filter(([name]) => name !== leftOut)
    .map(([name, schema]) => fieldOf(name, schema))
    .filter((field) => field !== null);
}

/** The lines of a form for an object schema, in the schema's order; `names` picks and orders a part of them. */
export function schemaFields(schema: z.ZodObject, names?: readonly string[]): readonly SchemaField[] {
  const shape = (schema as unknown as AnySchema).def.shape ?? {};
  const fields = readShape(shape);
  return names ? names.map((name) => fields.find((field) => field.name === name)).filter((field) => field !== undefined) : fields;
}

/** The members of a family's union, for a form that stands alone. */
export function schemaVariants(schema: z.ZodType): readonly Variant[] {
  const field = fieldOf('', schema as unknown as AnySchema);
  return field?.kind === 'variant' ? field.variants : [];
}
