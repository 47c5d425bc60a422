/** Where JSON text stops being JSON, counted from 1, and what was expected there. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly isTruncated: boolean;
}

class Fault extends Error {
  readonly at: number;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
  }
}

/** Deeper than any design; keeps hostile text from exhausting the stack. */
const depthLimit = 512;

/**
 * Finds the first fault of text that `JSON.parse` has refused. Engines word their errors differently and not all of them
 * say where, so the place is found here.
 */
export function findJsonFault(text: string): JsonFault {
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0), 0));
    if (end < text.length) throw new Fault(end, 'the end of the file');
    throw new Fault(text.length, 'valid JSON');
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.at);
    const lineStart = before.lastIndexOf('\n') + 1;
    return {
      line: before.split('\n').length,
      column: error.at - lineStart + 1,
      expected: error.message,
      isTruncated: error.at >= text.length,
    };
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at])) at += 1;
  return at;
}

function readValue(text: string, at: number, depth: number): number {
  if (depth > depthLimit) throw new Fault(at, `nesting less than ${depthLimit} deep`);
  const character = text[at];
  if (character === '{') return readMembers(text, at, depth, '}');
  if (character === '[') return readMembers(text, at, depth, ']');
  if (character === '"') return readString(text, at);
  const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
  literal.lastIndex = at;
  const found = literal.exec(text);
  if (!found) throw new Fault(at, 'a value');
  return at + found[0].length;
}

function readMembers(text: string, start: number, depth: number, close: '}' | ']'): number {
  let at = skipSpace(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    if (close === '}') {
      if (text[at] !== '"') throw new Fault(at, 'a key in double quotes');
      at = skipSpace(text, readString(text, at));
      if (text[at] !== ':') throw new Fault(at, '":"');
      at = skipSpace(text, at + 1);
    }
    at = skipSpace(text, readValue(text, at, depth + 1));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Fault(at, `"," or "${close}"`);
    at = skipSpace(text, at + 1);
  }
}

function readString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character < ' ') throw new Fault(at, 'the closing quote of a text');
    if (character !== '\\') continue;
    const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    escaped.lastIndex = at;
    const found = escaped.exec(text);
    if (!found) throw new Fault(at, 'a valid escape');
    at += found[0].length - 1;
  }
  throw new Fault(text.length, 'the closing quote of a text');
}
