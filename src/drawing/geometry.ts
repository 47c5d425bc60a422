/** Axis-parallel box, px at zoom 1. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place on the drawing, px at zoom 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** True if the two share more than an edge. */
export function rectsOverlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** True if `inner` lies wholly within `outer`, edges included; `slack` px are forgiven on each side. */
export function rectContains(outer: Rect, inner: Rect, slack = 0): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** The smallest box around both. */
export function rectUnion(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** The box grown by `margin` on every side. */
export function rectGrown(rect: Rect, margin: number): Rect {
  return { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
}

/** True if the axis-parallel segment runs through the inside of the box (touching an edge does not count). */
export function segmentCrossesRect(x1: number, y1: number, x2: number, y2: number, rect: Rect): boolean {
  return (
    Math.min(x1, x2) < rect.x + rect.width &&
    Math.max(x1, x2) > rect.x &&
    Math.min(y1, y2) < rect.y + rect.height &&
    Math.max(y1, y2) > rect.y
  );
}

/** Length of a polyline given as x0, y0, x1, y1, … */
export function polylineLength(points: readonly number[]): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) length += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
  return length;
}

/** A polyline cut in two at `distance` from its start; both parts contain the cut. */
export function splitPolyline(points: readonly number[], distance: number): { readonly head: number[]; readonly tail: number[] } {
  const head = [points[0], points[1]];
  let left = distance;
  for (let i = 2; i < points.length; i += 2) {
    const step = Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
    if (left <= step && step > 0) {
      const x = points[i - 2] + ((points[i] - points[i - 2]) * left) / step;
      const y = points[i - 1] + ((points[i + 1] - points[i - 1]) * left) / step;
      head.push(x, y);
      return { head, tail: [x, y, ...points.slice(i)] };
    }
    left -= step;
    head.push(points[i], points[i + 1]);
  }
  return { head, tail: points.slice(-2) };
}

/** Distance from a place to an axis-parallel or slanted segment. */
export function distanceToSegment(px: number, py: number, x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((px - x1) * dx + (py - y1) * dy) / squared));
  return Math.hypot(px - x1 - t * dx, py - y1 - t * dy);
}
