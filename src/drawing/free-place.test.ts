import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freePlace } from './free-place.ts';
import { rectsOverlap } from './geometry.ts';

test('a free place is kept; a taken one moves to the right, the shortest way that is free', () => {
  const wanted = { x: 0, y: 0, width: 100, height: 50 };
  expect(freePlace(wanted, [])).toEqual({ x: 0, y: 0 });
  // The other ends at 100: 100 + 16 of margin = 116, and the first step of 40 px past that is 120.
  expect(freePlace(wanted, [{ x: 0, y: -500, width: 100, height: 1000 }])).toEqual({ x: 120, y: 0 });
  // Down: 50 + 16 = 66, so 80; to the right it would be 120.
  expect(freePlace(wanted, [{ x: 0, y: 0, width: 100, height: 50 }])).toEqual({ x: 0, y: 80 });
});

test('what is placed covers nothing', () => {
  const rect = fc.record({
    x: fc.integer({ min: -400, max: 400 }),
    y: fc.integer({ min: -400, max: 400 }),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 200 }),
  });
  fc.assert(
    fc.property(rect, fc.array(rect, { maxLength: 20 }), (wanted, others) => {
      const at = freePlace(wanted, others);
      expect(others.some((other) => rectsOverlap({ ...wanted, ...at }, other))).toBe(false);
    }),
  );
});
