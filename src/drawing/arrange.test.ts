import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, arrangements } from './arrange.ts';

// Three boxes: 10 wide at 0, 30 wide at 20, 20 wide at 100; heights 10, 20, 40 at 0, 50, 10.
const boxes = [
  { x: 0, y: 0, width: 10, height: 10 },
  { x: 20, y: 50, width: 30, height: 20 },
  { x: 100, y: 10, width: 20, height: 40 },
];

test('edges and middles line up on the common bounds, 0 to 120 across and 0 to 70 down', () => {
  expect(arrange(boxes, 'left').map(({ x }) => x)).toEqual([0, 0, 0]);
  expect(arrange(boxes, 'right').map(({ x }) => x)).toEqual([110, 90, 100]);
  expect(arrange(boxes, 'centre').map(({ x }) => x)).toEqual([55, 45, 50]);
  expect(arrange(boxes, 'top').map(({ y }) => y)).toEqual([0, 0, 0]);
  expect(arrange(boxes, 'bottom').map(({ y }) => y)).toEqual([60, 50, 30]);
  expect(arrange(boxes, 'middle').map(({ y }) => y)).toEqual([30, 25, 15]);
});

test('distributing leaves equal gaps between the outermost two', () => {
  // 120 across, 60 of it boxes: 60 left for two gaps of 30. Down: tops 0, 10, 50; 70 - 70 = 0 left, so no gaps.
  expect(arrange(boxes, 'distribute-horizontally').map(({ x }) => x)).toEqual([0, 40, 100]);
  expect(arrange(boxes, 'distribute-vertically').map(({ y }) => y)).toEqual([0, 50, 10]);
});

test('one box, and two to distribute, stay where they are', () => {
  for (const how of arrangements) expect(arrange(boxes.slice(0, 1), how)).toEqual([{ x: 0, y: 0 }]);
  expect(arrange(boxes.slice(0, 2), 'distribute-horizontally').map(({ x }) => x)).toEqual([0, 20]);
});

test('lining up twice is lining up once, and touches one axis only', () => {
  const whole = fc.integer({ min: -500, max: 500 });
  const size = fc.integer({ min: 1, max: 200 });
  const some = fc.array(fc.record({ x: whole, y: whole, width: size, height: size }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(some, fc.constantFrom(...arrangements.slice(0, 6)), (rects, how) => {
      const places = arrange(rects, how);
      const moved = rects.map((rect, i) => ({ ...rect, ...places[i] }));
      expect(arrange(moved, how)).toEqual(places);
      const isAcross = how === 'left' || how === 'centre' || how === 'right';
      expect(places.every((place, i) => (isAcross ? place.y === rects[i].y : place.x === rects[i].x))).toBe(true);
      expect(places.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
    }),
  );
});
