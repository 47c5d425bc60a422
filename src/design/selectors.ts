import { err, ok, type Result } from '../base/result.ts';

/** Indices that may be shared between the two ends of a link. */
export const indexVariables = ['i', 'j', 'k'] as const;
export type IndexVariable = (typeof indexVariables)[number];

/** Arithmetic on shared indices; `/` rounds down. */
export type IndexTerm =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: IndexVariable }
  | { readonly kind: 'operation'; readonly operator: '+' | '-' | '*' | '/' | '%'; readonly left: IndexTerm; readonly right: IndexTerm };

/** What stands in the brackets of a segment; `none`: there are no brackets. */
export type IndexSelector =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'range'; readonly first: number; readonly last: number }
  | IndexTerm;

/** `server[0..3]`: an id, and which of its copies. */
export interface SelectorSegment {
  readonly id: string;
  readonly index: IndexSelector;
}

/** `rack[*]/server[i]:rail[2]`, taken apart. */
export interface Selector {
  readonly segments: readonly SelectorSegment[];
  readonly port: SelectorSegment | null;
}

const maxIndex = 9_999_999;

/** Reads one selector with an optional port. The error is a sentence for the user. */
export function parseSelector(text: string): Result<Selector, string> {
  const reader = new Reader(text);
  try {
    const selector = reader.selector();
    reader.end();
    return ok(selector);
  } catch (error) {
    if (error instanceof SelectorError) return err(error.message);
    throw error;
  }
}

/** Reads selectors separated by commas, as pools and patterns take them; ports are refused. */
export function parseSelectorList(text: string): Result<readonly Selector[], string> {
  const selectors: Selector[] = [];
  for (const part of text.split(',')) {
    const parsed = parseSelector(part.trim());
    if (!parsed.ok) return parsed;
    if (parsed.value.port) return err(`"${part.trim()}" names a port, which has no meaning here.`);
    selectors.push(parsed.value);
  }
  return ok(selectors);
}

/** Reads an index with arithmetic, such as `i/8+1`; the error is a sentence for the user. */
export function parseIndexTerm(text: string): Result<IndexTerm, string> {
  const parsed = parseSelector(`x[${text}]`);
  if (!parsed.ok) return parsed;
  const { index } = parsed.value.segments[0];
  const isTerm = index.kind === 'number' || index.kind === 'variable' || index.kind === 'operation';
  return isTerm && parsed.value.segments.length === 1 && !parsed.value.port ? ok(index) : err(`"${text}" is no index.`);
}

/** The text that reads back as this selector. */
export function formatSelector(selector: Selector): string {
  const path = selector.segments.map(formatSegment).join('/');
  return selector.port ? `${path}:${formatSegment(selector.port)}` : path;
}

/** `server[0..3]`, or `server` without an index. */
export function formatSegment(segment: SelectorSegment): string {
  return segment.index.kind === 'none' ? segment.id : `${segment.id}[${formatIndex(segment.index)}]`;
}

function formatIndex(index: IndexSelector, parentBinds = 0): string {
  switch (index.kind) {
    case 'none':
      return '';
    case 'all':
      return '*';
    case 'range':
      return `${index.first}..${index.last}`;
    case 'number':
      return String(index.value);
    case 'variable':
      return index.name;
    case 'operation': {
      const binds = index.operator === '+' || index.operator === '-' ? 1 : 2;
      const text = `${formatIndex(index.left, binds)}${index.operator}${formatIndex(index.right, binds + 1)}`;
      return binds < parentBinds ? `(${text})` : text;
    }
  }
}

/** Names of the shared indices in a selector: those that stand alone in brackets bind, the others only use. */
export function selectorVariables(selector: Selector): {
  readonly bound: ReadonlySet<IndexVariable>;
  readonly used: ReadonlySet<IndexVariable>;
} {
  const bound = new Set<IndexVariable>();
  const used = new Set<IndexVariable>();
  const visit = (index: IndexSelector): void => {
    if (index.kind === 'variable') used.add(index.name);
    if (index.kind === 'operation') {
      visit(index.left);
      visit(index.right);
    }
  };
  for (const { index } of selector.port ? [...selector.segments, selector.port] : selector.segments) {
    visit(index);
    if (index.kind === 'variable') bound.add(index.name);
  }
  return { bound, used };
}

/** Values of i, j and k; -1: not bound yet. */
export type IndexBinding = readonly [number, number, number];
export const unbound: IndexBinding = [-1, -1, -1];

const slotOf: Readonly<Record<IndexVariable, 0 | 1 | 2>> = { i: 0, j: 1, k: 2 };

/** Value of a term under a binding; NaN if it uses an index that is not bound, or divides by zero. */
export function evaluateIndex(term: IndexTerm, binding: IndexBinding): number {
  if (term.kind === 'number') return term.value;
  if (term.kind === 'variable') {
    const value = binding[slotOf[term.name]];
    return value < 0 ? Number.NaN : value;
  }
  const left = evaluateIndex(term.left, binding);
  const right = evaluateIndex(term.right, binding);
  switch (term.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? Number.NaN : Math.floor(left / right);
    case '%':
      return right === 0 ? Number.NaN : left - right * Math.floor(left / right);
  }
}

/**
 * Whether a copy with this number (-1: the element has no count) is meant; the binding, grown by what the index binds,
 * or null. `[*]` also means the element without count, so that setting a count does not break a selector.
 */
export function matchIndex(index: IndexSelector, copy: number, binding: IndexBinding): IndexBinding | null {
  switch (index.kind) {
    case 'none':
      return copy < 0 ? binding : null;
    case 'all':
      return binding;
    case 'range':
      return copy >= index.first && copy <= index.last ? binding : null;
    case 'variable': {
      const slot = slotOf[index.name];
      if (binding[slot] >= 0) return binding[slot] === copy ? binding : null;
      if (copy < 0) return null;
      return slot === 0 ? [copy, binding[1], binding[2]] : slot === 1 ? [binding[0], copy, binding[2]] : [binding[0], binding[1], copy];
    }
    default:
      return copy >= 0 && evaluateIndex(index, binding) === copy ? binding : null;
  }
}

class SelectorError extends Error {}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  selector(): Selector {
    const segments = [this.segment()];
    while (this.take('/')) segments.push(this.segment());
    return { segments, port: this.take(':') ? this.segment() : null };
  }

  end(): void {
    if (this.at < this.text.length) this.fail('expected "/", ":" or the end');
  }

  private segment(): SelectorSegment {
    const id = this.match(/[a-z0-9-]+/y);
    if (!id) this.fail('expected an id (lower-case letters, digits, hyphens)');
    if (!this.take('[')) return { id, index: { kind: 'none' } };
    const index = this.index();
    if (!this.take(']')) this.fail('expected "]"');
    return { id, index };
  }

  private index(): IndexSelector {
    if (this.take('*')) return { kind: 'all' };
    const first = this.sum();
    if (!this.take('..')) return first;
    const last = this.sum();
    if (first.kind !== 'number' || last.kind !== 'number') this.fail('a range takes two numbers, as in [0..3]');
    if (last.value < first.value) this.fail(`the range ${first.value}..${last.value} is empty`);
    return { kind: 'range', first: first.value, last: last.value };
  }

  private sum(): IndexTerm {
    let left = this.product();
    for (let operator = this.match(/[+-]/y); operator; operator = this.match(/[+-]/y)) {
      left = { kind: 'operation', operator: operator as '+' | '-', left, right: this.product() };
    }
    return left;
  }

  private product(): IndexTerm {
    let left = this.atom();
    for (let operator = this.match(/[*/%]/y); operator; operator = this.match(/[*/%]/y)) {
      left = { kind: 'operation', operator: operator as '*' | '/' | '%', left, right: this.atom() };
    }
    return left;
  }

  private atom(): IndexTerm {
    const digits = this.match(/[0-9]+/y);
    if (digits) {
      if (Number(digits) > maxIndex) this.fail(`${digits} is too large for an index`);
      return { kind: 'number', value: Number(digits) };
    }
    if (this.take('(')) {
      const inner = this.sum();
      if (!this.take(')')) this.fail('expected ")"');
      return inner;
    }
    const name = this.match(/[ijk]/y);
    if (name) return { kind: 'variable', name: name as IndexVariable };
    return this.fail('expected a number, "*", a range such as 0..3, or a shared index such as i');
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private fail(expected: string): never {
    throw new SelectorError(`"${this.text}" cannot be read at character ${this.at + 1}: ${expected}.`);
  }
}
