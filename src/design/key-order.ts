import { z } from 'zod';

/**
 * The same value with the keys of every object in the order of its schema. Keys that the schema does not list (figures of
 * an edited part) follow, sorted; maps keep sorted keys, so that two people who add to one get a mergeable file.
 */
export function orderLike(schema: z.core.$ZodType, value: unknown): unknown {
  const type = unwrap(schema, value);
  if (Array.isArray(value)) {
    const element = type instanceof z.ZodArray ? type.element : null;
    return value.map((item) => (element ? orderLike(element, item) : orderPlain(item)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const source = value as Readonly<Record<string, unknown>>;
  if (type instanceof z.ZodRecord) {
    return build(Object.keys(source).sort(naturally), (key) => orderLike(type.valueType as z.core.$ZodType, source[key]));
  }
  if (!(type instanceof z.ZodObject)) return orderPlain(value);
  const shape: Readonly<Record<string, z.core.$ZodType>> = type.shape;
  const known = Object.keys(shape).filter((key) => Object.hasOwn(source, key));
  const others = Object.keys(source)
    .filter((key) => !Object.hasOwn(shape, key))
    .sort(naturally);
  return build([...known, ...others], (key) => (Object.hasOwn(shape, key) ? orderLike(shape[key], source[key]) : orderPlain(source[key])));
}

/** The same value with the keys of every object sorted. */
export function orderPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderPlain);
  if (typeof value !== 'object' || value === null) return value;
  const source = value as Readonly<Record<string, unknown>>;
  return build(Object.keys(source).sort(naturally), (key) => orderPlain(source[key]));
}

function build(keys: readonly string[], item: (key: string) => unknown): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const key of keys) {
    const made = item(key);
    // `{}.__proto__ = x` would set the prototype instead of a field.
    if (made !== undefined) Object.defineProperty(ordered, key, { value: made, enumerable: true, configurable: true, writable: true });
  }
  return ordered;
}

/** Strips what wraps a schema, and picks the member of a union that the value belongs to. */
function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.unwrap() as z.core.$ZodType, value);
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const member = (schema.options as readonly z.core.$ZodType[]).find((option) => z.safeParse(option, value).success);
    return member ? unwrap(member, value) : schema;
  }
  return schema;
}

/** `gpu[2]` before `gpu[10]`. Plain comparison of numbers and text: the same on every machine. */
export function naturally(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = Number(left[index]) - Number(right[index]);
    if (!Number.isNaN(difference) && difference !== 0) return difference;
    if (left[index] !== right[index]) return left[index] < right[index] ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
