import type { Point, Rect } from './geometry.ts';

/** Ways to line things up (at least two) or to space them evenly (at least three). */
export const arrangements = [
  'left',
  'centre',
  'right',
  'top',
  'middle',
  'bottom',
  'distribute-horizontally',
  'distribute-vertically',
] as const;
export type Arrangement = (typeof arrangements)[number];

/** Fewest things for which an arrangement means anything. */
export function fewestFor(how: Arrangement): number {
  return how.startsWith('distribute') ? 3 : 2;
}

/**
 * Upper left corners of the rectangles after lining up on their common bounds, or with equal gaps between neighbours: the
 * outermost two stay, the others keep their order. Whole px: middles stand on a
 * whole line, so that lining up again moves nothing.
 */
export function arrange(rects: readonly Rect[], how: Arrangement): Point[] {
  const corners = rects.map(({ x, y }) => ({ x, y }));
  if (rects.length < fewestFor(how)) return corners;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  switch (how) {
    case 'left':
      return corners.map(({ y }) => ({ x: left, y }));
    case 'centre':
      return rects.map(({ y, width }) => ({ x: Math.floor(Math.round((left + right) / 2) - width / 2), y }));
    case 'right':
      return rects.map(({ y, width }) => ({ x: right - width, y }));
    case 'top':
      return corners.map(({ x }) => ({ x, y: top }));
    case 'middle':
      return rects.map(({ x, height }) => ({ x, y: Math.floor(Math.round((top + bottom) / 2) - height / 2) }));
    case 'bottom':
      return rects.map(({ x, height }) => ({ x, y: bottom - height }));
    case 'distribute-horizontally': {
      const places = spaced(rects.map(({ x, width }) => ({ start: x, size: width })));
      return corners.map(({ y }, i) => ({ x: places[i], y }));
    }
    case 'distribute-vertically': {
      const places = spaced(rects.map(({ y, height }) => ({ start: y, size: height })));
      return corners.map(({ x }, i) => ({ x, y: places[i] }));
    }
  }
}

/** Starts of spans with equal gaps, in the order of their middles; the first start and the last end stay. */
function spaced(spans: readonly { readonly start: number; readonly size: number }[]): number[] {
  const order = spans.map((_, i) => i).sort((a, b) => spans[a].start + spans[a].size / 2 - (spans[b].start + spans[b].size / 2) || a - b);
  const [first, last] = [spans[order[0]], spans[order[order.length - 1]]];
  const room = last.start + last.size - first.start - spans.reduce((sum, { size }) => sum + size, 0);
  const gap = room / (spans.length - 1);
  const places = new Array<number>(spans.length).fill(0);
  let at = first.start;
  for (const i of order) {
    places[i] = Math.round(at);
    at += spans[i].size + gap;
  }
  return places;
}
