import type { TechnologyFamily } from '../../design/index.ts';
import { type Rect, splitPolyline } from '../geometry.ts';
import type { DrawnLink, Layout, Route } from '../layout/layout.ts';
import type { OverlayFrame } from '../overlays/overlay.ts';
import { chevronCount } from '../scales.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

/** Stroke patterns by technology, static: movement means traffic, never decoration. */
export const dashOf: Readonly<Record<TechnologyFamily, readonly number[] | undefined>> = {
  'scale-up': undefined,
  pcie: undefined,
  cxl: undefined,
  infiniband: [20, 2],
  ethernet: [7, 3],
  memory: undefined,
  storage: [2, 3],
  optical: [12, 3, 2, 3],
};

/** Halves of a drawn link in one direction, as indices of `OverlayFrame`. 0: from → to as drawn. */
export function halvesOfDrawn(link: DrawnLink, direction: 0 | 1): number[] {
  return link.members.map((member, i) => 2 * member + (link.reversed[i] ? 1 - direction : direction));
}

/** Class and value of both directions of every drawn link, worked out once per layout and frame. */
export interface LinkFigures {
  readonly classOf: Uint8Array;
  readonly figureOf: Float64Array;
}

/** [2 × drawnCount]: worst share or sum over the members; a class is that of the worst member. */
export function linkFigures(layout: Layout, frame: OverlayFrame): LinkFigures {
  const classOf = new Uint8Array(layout.links.length * 2);
  const figureOf = new Float64Array(layout.links.length * 2);
  layout.links.forEach((link, index) => {
    for (const direction of [0, 1] as const) {
      let worst = -1;
      for (let i = 0; i < link.members.length; i += 1) {
        const half = 2 * link.members[i] + (link.reversed[i] ? 1 - direction : direction);
        if (worst < 0 || frame.halfValue[half] > frame.halfValue[worst]) worst = half;
      }
      classOf[index * 2 + direction] = frame.halfClass[worst];
      figureOf[index * 2 + direction] = frame.halfValue[worst];
    }
  });
  return { classOf, figureOf };
}

const boundsOfRoutes = new WeakMap<Layout, Float64Array>();

/** Row-major [linkCount, 4]: least x, least y, greatest x, greatest y of every route. */
export function routeBounds(layout: Layout): Float64Array {
  const known = boundsOfRoutes.get(layout);
  if (known) return known;
  const routes = layout.routes();
  const bounds = new Float64Array(routes.length * 4);
  routes.forEach(({ points }, index) => {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      if (points[i] < minX) minX = points[i];
      if (points[i] > maxX) maxX = points[i];
      if (points[i + 1] < minY) minY = points[i + 1];
      if (points[i + 1] > maxY) maxY = points[i + 1];
    }
    bounds.set([minX, minY, maxX, maxY], index * 4);
  });
  boundsOfRoutes.set(layout, bounds);
  return bounds;
}

/** Of these links, those that touch the view. */
export function linksInView(layout: Layout, links: readonly number[], view: Rect): number[] {
  if (links.length === 0) return [];
  const bounds = routeBounds(layout);
  const [right, bottom] = [view.x + view.width, view.y + view.height];
  return links.filter((index) => {
    const at = index * 4;
    return bounds[at] <= right && bounds[at + 2] >= view.x && bounds[at + 1] <= bottom && bounds[at + 3] >= view.y;
  });
}

/** All links in view: halo beneath, then the two halves with their arrowheads, then chevrons. */
export function drawLinks(pen: Pen, input: PictureInput, figures: LinkFigures, all: readonly number[]): void {
  const { layout, visible } = input;
  if (all.length === 0) return;
  const shown = visible ? linksInView(layout, all, visible) : all;
  const routes = layout.routes();
  for (const index of shown) {
    if (!input.selectedLinks.has(index)) continue;
    pen.line(routes[index].points, { stroke: 'halo', width: Math.max(10, layout.links[index].width + 8), cap: 'round', radius: 5 });
  }
  // Quiet classes first, so that what matters lies on top.
  for (const isFaint of [true, false]) {
    for (const index of shown) drawOne(pen, input, figures, index, routes[index], isFaint);
  }
}

function drawOne(pen: Pen, input: PictureInput, figures: LinkFigures, index: number, route: Route, faintPass: boolean): void {
  const { layout, frame, level } = input;
  const link = layout.links[index];
  if (route.points.length < 4) return;
  const { head, tail } = splitPolyline(route.points, route.meetAt);
  // Close up lines stay lines: from 200 % on they no longer grow.
  const width = link.width * Math.min(1, 2 / input.zoom) + (index === input.hoveredLink ? 1 / Math.max(1, input.zoom) : 0);
  const dash = level >= 3 ? dashOf[link.technology] : undefined;
  const hasArrows = level >= 3 && route.meetAt > 9;
  [head, reversed(tail)].forEach((points, direction) => {
    const shown = frame.classes[figures.classOf[index * 2 + direction]];
    if ((shown.isFaint ?? false) !== faintPass) return;
    const opacity = shown.isFaint && index !== input.hoveredLink ? 0.3 : Math.max(0.55, shown.opacity ?? 1);
    pen.line(points, { stroke: shown.token, width, dash, opacity, radius: 5 });
    if (link.technology === 'scale-up' && width >= 3 && level >= 3)
      pen.line(points, { stroke: 'bg-canvas', width: width / 4, opacity, radius: 5 });
    if (hasArrows) arrowhead(pen, points, shown.token, width, opacity);
    if (level >= 3 && frame.kind === 'load') {
      const value = figures.figureOf[index * 2 + direction];
      const count = chevronCount(value);
      if (count === 2) pen.line(points, { stroke: 'bg-canvas', width: Math.max(0.5, width / 4), radius: 5 });
      if (count > 0) chevrons(pen, points, shown.token, count, width);
    }
  });
}

function reversed(points: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) out.push(points[i], points[i + 1]);
  return out;
}

/** A filled head at the meeting point, pointing the way the traffic goes. */
function arrowhead(pen: Pen, points: readonly number[], token: string, width: number, opacity: number): void {
  const n = points.length;
  const [x, y] = [points[n - 2], points[n - 1]];
  const length = Math.hypot(x - points[n - 4], y - points[n - 3]);
  if (length < 3) return;
  const [dx, dy] = [(x - points[n - 4]) / length, (y - points[n - 3]) / length];
  const long = 2.2 + width * 1.2;
  const half = 1 + width * 0.8;
  pen.polygon([x, y, x - dx * long - dy * half, y - dy * long + dx * half, x - dx * long + dy * half, y - dy * long - dx * half], {
    fill: token,
    opacity,
  });
}

function chevrons(pen: Pen, points: readonly number[], token: string, count: number, width: number): void {
  const total = halfLength(points);
  if (total < 24) return;
  const size = 2.5 + width * 0.8;
  for (let i = 0; i < count; i += 1) {
    const at = along(points, total * 0.55 + i * (size + 1.5));
    const [px, py] = [-at.dy, at.dx];
    pen.line(
      [
        at.x - at.dx * size + px * size,
        at.y - at.dy * size + py * size,
        at.x,
        at.y,
        at.x - at.dx * size - px * size,
        at.y - at.dy * size - py * size,
      ],
      { stroke: token, width: 1.75 },
    );
  }
}

function halfLength(points: readonly number[]): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) length += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
  return length;
}

/** The place at a distance along a polyline, and the direction there. */
export function along(
  points: readonly number[],
  distance: number,
): { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number } {
  let left = distance;
  for (let i = 2; i < points.length; i += 2) {
    const length = Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
    if (left <= length && length > 0) {
      const [dx, dy] = [(points[i] - points[i - 2]) / length, (points[i + 1] - points[i - 1]) / length];
      return { x: points[i - 2] + dx * left, y: points[i - 1] + dy * left, dx, dy };
    }
    left -= length;
  }
  const n = points.length;
  return { x: points[n - 2], y: points[n - 1], dx: 1, dy: 0 };
}
