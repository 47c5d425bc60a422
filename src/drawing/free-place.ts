import { type Point, type Rect, rectGrown, rectsOverlap } from './geometry.ts';

/** Distance between places that are tried, px; and how many rings of them. */
const step = 40;
const ringCount = 60;
/** Room left around what is placed, px. */
const margin = 16;

/**
 * The corner nearest to the wanted one at which a box of that size covers none of the others; the wanted corner if
 * none is found within 60 rings of 40 px. To the right comes before below, below before left and above.
 */
export function freePlace(wanted: Rect, others: readonly Rect[]): Point {
  const isFree = ({ x, y }: Point): boolean => {
    const rect = rectGrown({ ...wanted, x, y }, margin);
    return !others.some((other) => rectsOverlap(rect, other));
  };
  for (let ring = 0; ring <= ringCount; ring += 1) {
    const found = ringOffsets(ring)
      .map(([dx, dy]) => ({ x: wanted.x + dx * step, y: wanted.y + dy * step }))
      .find(isFree);
    if (found) return found;
  }
  return { x: wanted.x, y: wanted.y };
}

/** Offsets on the border of a square of that radius, the nearest first. */
function ringOffsets(ring: number): (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const offsets: (readonly [number, number])[] = [];
  for (let across = 0; across <= ring; across += 1) {
    for (const side of across === 0 ? [0] : [across, -across]) offsets.push([ring, side], [side, ring], [-ring, side], [side, -ring]);
  }
  return offsets;
}
