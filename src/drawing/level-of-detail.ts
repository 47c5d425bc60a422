import { type Rect, rectGrown, rectsOverlap } from './geometry.ts';
import { boxRect, type Layout, type Shape } from './layout/layout.ts';
import { metrics } from './layout/metrics.ts';
import type { Level } from './picture/picture.ts';

/** Most React Flow nodes that are mounted at any zoom. */
export const mountedNodeLimit = 400;

/** Bounds between the levels: px on screen of one accelerator. */
const bounds = [2, 8, 25, 120] as const;
const hysteresisFraction = 0.15;

/** Level of a zoom; near a bound it stays what it was, so that the drawing does not flicker. */
export function levelOf(zoom: number, before?: Level): Level {
  const size = zoom * metrics.die.width;
  const plain = bounds.filter((bound) => size >= bound).length as Level;
  if (before === undefined || Math.abs(plain - before) !== 1) return plain;
  const bound = bounds[Math.min(plain, before)];
  return Math.abs(size / bound - 1) < hysteresisFraction ? before : plain;
}

/** Order in which devices give way when there are too many: the first stay longest. Infinity: never mounted at this level. */
function rank(shape: Shape, level: Level): number {
  const isLoose = shape === 'switch' || shape === 'store' || shape === 'nic' || shape === 'loose-die' || shape === 'loose-hexagon';
  if (isLoose) return level >= 1 ? 1 : Number.POSITIVE_INFINITY;
  if (level < 3) return Number.POSITIVE_INFINITY;
  if (shape === 'die') return 2;
  if (shape === 'tab') return 3;
  if (shape === 'chip' || shape === 'bar') return 4;
  return 5;
}

/**
 * Boxes that are interactive nodes: all that the level shows if they fit the limit, else those in view (and half a view
 * around), large before small. Selected and found boxes are always among them. The rest is drawn, and found by hit-testing.
 */
export function mountedBoxes(layout: Layout, level: Level, viewport: Rect, promoted: ReadonlySet<number>): number[] {
  const chosen: { box: number; rank: number }[] = [];
  for (let box = 0; box < layout.boxCount; box += 1) {
    if (!layout.isShown[box]) continue;
    const order = box >= layout.nodeCount ? (layout.strips[box] === 'none' ? 6 : layout.depth[box] / 16) : rank(layout.shapes[box], level);
    if (order !== Number.POSITIVE_INFINITY || promoted.has(box)) chosen.push({ box, rank: promoted.has(box) ? -1 : order });
  }
  if (chosen.length <= mountedNodeLimit) return chosen.map(({ box }) => box).sort((a, b) => a - b);
  const near = rectGrown(viewport, Math.max(viewport.width, viewport.height) / 2);
  const inView = chosen.filter(({ box, rank: order }) => order < 0 || rectsOverlap(boxRect(layout, box), near));
  inView.sort((a, b) => a.rank - b.rank || a.box - b.box);
  return inView
    .slice(0, mountedNodeLimit)
    .map(({ box }) => box)
    .sort((a, b) => a - b);
}

/** Links that the canvas draws at a level: host wiring only close up, only what touches the view. */
export function shownLinks(layout: Layout, level: Level, visible: Rect | null): number[] {
  if (level < 2) return [];
  const routes = layout.routes();
  const shown: number[] = [];
  layout.links.forEach((link, index) => {
    if (link.isFine && level < 4) return;
    if (visible && !touches(routes[index].points, visible)) return;
    shown.push(index);
  });
  return shown;
}

function touches(points: readonly number[], view: Rect): boolean {
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < points.length; i += 2) {
    minX = Math.min(minX, points[i]);
    maxX = Math.max(maxX, points[i]);
    minY = Math.min(minY, points[i + 1]);
    maxY = Math.max(maxY, points[i + 1]);
  }
  return minX <= view.x + view.width && maxX >= view.x && minY <= view.y + view.height && maxY >= view.y;
}
