import type { z } from 'zod';
import type { Diagnostic } from '../base/diagnostic.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];
type Words = Pick<Diagnostic, 'code' | 'message' | 'remedy'>;

/** A file that is wrong in more places than this is wrong as a whole. */
const issueLimit = 100;

/** What the schema refuses, in plain words, each with its place in the file. */
export function issueDiagnostics(issues: readonly Issue[], json: unknown): Diagnostic[] {
  const diagnostics = issues
    .flatMap((issue) => flatten(issue, []))
    .map(({ issue, path }): Diagnostic => ({ severity: 'error', path, ...words(issue, path, json) }));
  if (diagnostics.length <= issueLimit) return diagnostics;
  const rest = diagnostics.length - issueLimit;
  return [
    ...diagnostics.slice(0, issueLimit),
    {
      code: 'more-problems',
      severity: 'error',
      path: [],
      message: `${rest} more places do not fit the format.`,
      remedy: 'Mend the first ones; they are often the cause of the others.',
    },
  ];
}

/** A union that nothing matches stands for the alternative that came furthest into the value. */
function flatten(issue: Issue, outer: Path): { issue: Issue; path: Path }[] {
  const path = [...outer, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((inner) => inner.path.length));
  const best = issue.errors.reduce((a, b) => (depth(b) > depth(a) || (depth(b) === depth(a) && b.length < a.length) ? b : a));
  return best.flatMap((inner) => flatten(inner, path));
}

function words(issue: Issue, path: Path, json: unknown): Words {
  const place = placeText(path);
  const value = valueAt(json, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `"${key}"`).join(', ');
      const isOne = issue.keys.length === 1;
      return {
        code: 'unknown-field',
        message: `${place} has ${isOne ? 'a field' : 'fields'} that the format does not know: ${keys}.`,
        remedy: `Remove ${isOne ? 'it' : 'them'}, or correct the spelling.`,
      };
    }
    case 'invalid_key':
      return {
        code: 'bad-id',
        message: `${JSON.stringify(path.at(-1))} in ${placeText(path.slice(0, -1))} is not a valid id.`,
        remedy: 'Use lower-case letters, digits and hyphens (dots too for catalogue ids).',
      };
    case 'invalid_union':
      return (
        missing(value, place) ?? {
          code: 'unknown-kind',
          message: `${place} is ${show(value)}, which is none of the kinds that this version knows.`,
          remedy: `Use one of: ${'options' in issue && Array.isArray(issue.options) ? issue.options.map(show).join(', ') : 'the kinds listed in docs/format.md'}.`,
        }
      );
    case 'invalid_value':
      return (
        missing(value, place, issue.values) ?? {
          code: 'wrong-value',
          message: `${place} is ${show(value)}.`,
          remedy: issue.values.length === 1 ? `Set it to ${show(issue.values[0])}.` : `Use one of: ${issue.values.map(show).join(', ')}.`,
        }
      );
    case 'invalid_type':
      if (issue.expected === 'never')
        return {
          code: 'unknown-element',
          message: `${place} is not supported in this format version.`,
          remedy: `Leave ${placeText(path.slice(0, -1))} empty.`,
        };
      return (
        missing(value, place, undefined, typeNames[issue.expected]) ?? {
          code: 'wrong-type',
          message: `${place} is ${show(value)}, but must be ${typeNames[issue.expected] ?? issue.expected}.`,
          remedy: `Replace it with ${typeNames[issue.expected] ?? issue.expected}.`,
        }
      );
    case 'invalid_format':
      return {
        code: 'bad-id',
        message: `${place} is ${show(value)}: it ${issue.message.startsWith('must') ? issue.message : 'does not have the form that is needed here'}.`,
        remedy: 'Use lower-case letters, digits and hyphens (dots too for catalogue ids).',
      };
    case 'too_small':
      return range(issue.origin, value, place, issue.inclusive ? 'at least' : 'more than', Number(issue.minimum));
    case 'too_big':
      return range(issue.origin, value, place, issue.inclusive ? 'at most' : 'less than', Number(issue.maximum));
    default:
      return {
        code: 'wrong-value',
        message: `${place} is ${show(value)}: ${issue.message}.`,
        remedy: 'Correct the value; docs/format.md says what it may be.',
      };
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function missing(value: unknown, place: string, values?: readonly unknown[], type?: string): Words | null {
  if (value !== undefined) return null;
  const wanted = values ? (values.length === 1 ? show(values[0]) : `one of ${values.map(show).join(', ')}`) : (type ?? 'a value');
  return { code: 'missing-field', message: `${place} is missing.`, remedy: `Add it: ${wanted}.` };
}

function range(origin: string, value: unknown, place: string, relation: string, limit: number): Words {
  if (origin === 'array' || origin === 'string') {
    const things = origin === 'array' ? 'entries' : 'characters';
    return {
      code: 'out-of-range',
      message: `${place} has ${String((value as { length?: number })?.length ?? 0)} ${things}; it needs ${relation} ${limit}.`,
      remedy: origin === 'array' ? 'Add or remove entries.' : 'Write a longer or shorter text.',
    };
  }
  return {
    code: 'out-of-range',
    message: `${place} is ${show(value)}; it must be ${relation} ${limit}.`,
    remedy: `Set it to a number that is ${relation} ${limit}.`,
  };
}

/** `topology.links[3].from`, as a researcher would write it. */
export function placeText(path: Path): string {
  if (path.length === 0) return 'The file';
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : /^\w+$/.test(key) ? `${index === 0 ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('');
}

function valueAt(json: unknown, path: Path): unknown {
  let value = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function show(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
