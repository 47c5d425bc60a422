import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MinTree } from './min-tree.ts';

test('after any changes, the least value and the first that has it, round the end, are those that looking at all finds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }).chain((count) =>
        fc.tuple(
          fc.constant(count),
          fc.array(fc.tuple(fc.nat(count - 1), fc.oneof(fc.nat(3), fc.constant(Number.POSITIVE_INFINITY)), fc.nat(count - 1)), {
            maxLength: 40,
          }),
        ),
      ),
      ([count, changes]) => {
        const tree = new MinTree(count);
        const values = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
        for (const [index, value, start] of changes) {
          tree.set(index, value);
          values[index] = value;
          const least = Math.min(...values);
          expect(tree.least).toBe(least);
          expect(tree.valueOf(index)).toBe(value);
          if (least === Number.POSITIVE_INFINITY) continue;
          const round = Array.from({ length: count }, (_, tried) => (start + tried) % count);
          expect(tree.firstLeast(start)).toBe(round.find((each) => values[each] === least));
        }
      },
    ),
  );
});
