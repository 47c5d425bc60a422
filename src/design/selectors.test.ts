import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  evaluateIndex,
  formatSelector,
  type IndexTerm,
  matchIndex,
  parseSelector,
  parseSelectorList,
  selectorVariables,
  unbound,
} from './selectors.ts';

const id = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
const term: fc.Arbitrary<IndexTerm> = fc.letrec<{ term: IndexTerm }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    fc.nat(99).map((value): IndexTerm => ({ kind: 'number', value })),
    fc.constantFrom('i' as const, 'j' as const, 'k' as const).map((name): IndexTerm => ({ kind: 'variable', name })),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '%' as const),
      left: tie('term'),
      right: fc.nat(9).map((value): IndexTerm => ({ kind: 'number', value })),
    }),
  ),
})).term;

test('a selector reads back as what was written, also where arithmetic has no parentheses in the grammar', () => {
  // Left-associative chains without a sum inside a product: the grammar's own language.
  const flat = term.filter((candidate) => isFlat(candidate));
  const index = fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.constant({ kind: 'all' as const }),
    fc.tuple(fc.nat(9), fc.nat(9)).map(([first, more]) => ({ kind: 'range' as const, first, last: first + more })),
    flat,
  );
  const segment = fc.record({ id, index });
  const selector = fc.record({ segments: fc.array(segment, { minLength: 1, maxLength: 4 }), port: fc.option(segment) });
  fc.assert(
    fc.property(selector, (value) => {
      expect(parseSelector(formatSelector(value))).toEqual({ ok: true, value });
    }),
  );
});

function isFlat(candidate: IndexTerm): boolean {
  if (candidate.kind !== 'operation') return true;
  const isProduct = candidate.operator !== '+' && candidate.operator !== '-';
  const { left } = candidate;
  if (isProduct && left.kind === 'operation' && (left.operator === '+' || left.operator === '-')) return false;
  return isFlat(left);
}

test('a selector that cannot be read says at which character', () => {
  const message = (text: string) => {
    const parsed = parseSelector(text);
    return parsed.ok ? null : parsed.error;
  };
  expect(message('rack[')).toBe(
    '"rack[" cannot be read at character 6: expected a number, "*", a range such as 0..3, or a shared index such as i.',
  );
  expect(message('Rack')).toContain('character 1');
  expect(message('a//b')).toContain('character 3');
  expect(message('a[3..1]')).toContain('the range 3..1 is empty');
  expect(message('a[1]b')).toContain('expected "/", ":" or the end');
  expect(message('a[i..3]')).toContain('a range takes two numbers');
  expect(message('a[99999999999]')).toContain('too large');
  expect(message('')).toContain('character 1');
});

test('reading never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[a-z[\]*.:/i0-9%]{0,12}$/)),
      (text) => void [parseSelector(text), parseSelectorList(text)],
    ),
  );
});

test('division of indices rounds down and products bind closer than sums', () => {
  const value = (text: string, i: number): number => {
    const parsed = parseSelector(`x[${text}]`);
    return parsed.ok ? evaluateIndex(parsed.value.segments[0].index as IndexTerm, [i, -1, -1]) : Number.NaN;
  };
  expect([0, 1, 2, 3, 7].map((i) => value('i/2', i))).toEqual([0, 0, 1, 1, 3]);
  expect([0, 7, 8, 9].map((i) => value('i%8', i))).toEqual([0, 7, 0, 1]);
  expect(value('1+i*2', 5)).toBe(11);
  expect(value('i/4*4', 7)).toBe(4);
  expect(value('i/0', 1)).toBeNaN();
  expect(value('j', 1)).toBeNaN();
});

test('all also means the element without count, a number does not', () => {
  expect(matchIndex({ kind: 'all' }, -1, unbound)).toEqual(unbound);
  expect(matchIndex({ kind: 'number', value: 0 }, -1, unbound)).toBeNull();
  expect(matchIndex({ kind: 'none' }, 0, unbound)).toBeNull();
  expect(matchIndex({ kind: 'variable', name: 'j' }, 4, unbound)).toEqual([-1, 4, -1]);
  expect(matchIndex({ kind: 'variable', name: 'j' }, 4, [-1, 3, -1])).toBeNull();
});

test('an index alone in brackets binds, one in arithmetic only uses', () => {
  const parsed = parseSelector('a[i]/b[j/2]:p[k]');
  if (!parsed.ok) throw new Error(parsed.error);
  const { bound, used } = selectorVariables(parsed.value);
  expect([[...bound], [...used]]).toEqual([
    ['i', 'k'],
    ['i', 'j', 'k'],
  ]);
});
