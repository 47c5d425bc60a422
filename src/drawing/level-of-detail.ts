import { placedBoxes } from './bundles.ts';
import { type Rect, rectGrown, rectsOverlap } from './geometry.ts';
import { boxRect, type Layout, type Shape } from './layout/layout.ts';
import { metrics } from './layout/metrics.ts';
import { linksInView } from './picture/draw-links.ts';
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
  // Far away a server or rack is one thing: what lies inside is drawn as cells.
  const placed = level < 2 ? placedBoxes(layout) : null;
  for (let box = 0; box < layout.boxCount; box += 1) {
    if (!layout.isShown[box] || (placed && placed[box] >= 0 && placed[box] !== box && !promoted.has(box))) continue;
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

/** More lines than this are a solid area at the rack level: their cables are gathered in ribbons. */
const bundledFrom = 400;

/** Whether cables of a layout are gathered in ribbons at a level, unless the person wants it otherwise. */
export function isBundledAt(layout: Layout, level: Level, choice: 'auto' | 'always' | 'never' = 'auto'): boolean {
  if (level < 2) return true;
  if (level > 2 || choice === 'never') return false;
  return choice === 'always' || layout.links.filter((link) => !link.isFine).length > bundledFrom;
}

/** Links that the canvas draws as lines at a level: host wiring only close up, only what touches the view. */
export function shownLinks(layout: Layout, level: Level, visible: Rect | null, bundling: 'auto' | 'always' | 'never' = 'auto'): number[] {
  if (level < 2) return [];
  const shown: number[] = [];
  const placed = isBundledAt(layout, level, bundling) ? placedBoxes(layout) : null;
  layout.links.forEach((link, index) => {
    if (link.isFine && level < 4) return;
    // What ribbons stand for is not drawn again; links inside a server or rack stay lines.
    if (placed && (placed[link.fromBox] < 0 || placed[link.fromBox] !== placed[link.toBox])) return;
    shown.push(index);
  });
  return visible ? linksInView(layout, shown, visible) : shown;
}
