import { orderLike } from './key-order.ts';
import type { Design } from './schema.ts';
import { designSchema } from './schema.ts';

/** Lines no longer than this may hold a whole small thing. */
const lineLimit = 120;

/**
 * The text of a design file: keys in the order of the schema, two spaces, small things on one line, newline at the end.
 * Reading it back gives the same design, and writing that gives the same text.
 */
export function serializeDesign(design: Design): string {
  return `${write(orderLike(designSchema, design), 0, 0)}\n`;
}

/**
 * A thing stays on one line if it holds only plain values (or such things of one level) and fits: a moved element or a
 * new port is then one changed line. Lists of elements and the file's own sections always open up.
 */
function write(value: unknown, depth: number, column: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries: readonly [string, unknown][] = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return isList ? '[]' : '{}';
  if (depth > 1 && height(value) <= 2 && !holdsElements(value)) {
    const line = writeLine(value);
    if (column + line.length <= lineLimit) return line;
  }
  const indent = '  '.repeat(depth + 1);
  const lines = entries.map(([key, item]) => {
    const lead = isList ? indent : `${indent}${JSON.stringify(key)}: `;
    return `${lead}${write(item, depth + 1, lead.length)}`;
  });
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

function writeLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeLine).join(', ')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${writeLine(item)}`).join(', ')} }`;
}

/** Lists of objects and maps of objects: one entry a line, so that git shows which one changed. */
function holdsElements(value: object): boolean {
  const items = Object.values(value);
  return items.length > 0 && items.every((item) => typeof item === 'object' && item !== null && Object.keys(item).length > 0);
}

function height(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(height));
}
