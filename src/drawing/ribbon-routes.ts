import type { BundleGrain, Bundles } from './bundles.ts';
import { bundlesOf } from './bundles.ts';
import { distanceToSegment } from './geometry.ts';
import type { Layout } from './layout/layout.ts';

/** The middle line of every ribbon: x0, y0, x1, y1, …; a sampled curve, px at zoom 1. */
export type RibbonRoutes = readonly (readonly number[])[];

const samples = 14;
const known = new WeakMap<Bundles, RibbonRoutes>();

/** Curves from edge to edge. Ribbons that leave one side of a box share it evenly, in the order of where they go. */
export function ribbonRoutes(layout: Layout, grain: BundleGrain): RibbonRoutes {
  const bundles = bundlesOf(layout, grain);
  const routes = known.get(bundles);
  if (routes) return routes;
  const made = route(bundles);
  known.set(bundles, made);
  return made;
}

type Side = 'top' | 'bottom' | 'left' | 'right';

function route({ ends, bundles }: Bundles): RibbonRoutes {
  const middle = (end: number): readonly [number, number] => {
    const { x, y, width, height } = ends[end].rect;
    return [x + width / 2, y + height / 2];
  };
  const sides = bundles.map(({ from, to }): readonly [Side, Side] => {
    const [a, b] = [ends[from].rect, ends[to].rect];
    if (a.y + a.height <= b.y) return ['bottom', 'top'];
    if (b.y + b.height <= a.y) return ['top', 'bottom'];
    if (a.x + a.width <= b.x) return ['right', 'left'];
    if (b.x + b.width <= a.x) return ['left', 'right'];
    // One inside the other: from edge to edge on top.
    return ['top', 'top'];
  });
  const slots = new Map<string, { bundle: number; which: 0 | 1; towards: number }[]>();
  bundles.forEach(({ from, to }, bundle) => {
    ([from, to] as const).forEach((end, which) => {
      const side = sides[bundle][which];
      const other = middle(which === 0 ? to : from);
      const towards = side === 'left' || side === 'right' ? other[1] : other[0];
      const key = `${end} ${side}`;
      const list = slots.get(key);
      const slot = { bundle, which: which as 0 | 1, towards };
      if (list) list.push(slot);
      else slots.set(key, [slot]);
    });
  });
  const at = bundles.map((): [number, number][] => [
    [0, 0],
    [0, 0],
  ]);
  for (const [key, list] of slots) {
    const [end, side] = key.split(' ') as [string, Side];
    const { x, y, width, height } = ends[Number(end)].rect;
    list.sort((a, b) => a.towards - b.towards || a.bundle - b.bundle);
    list.forEach(({ bundle, which }, i) => {
      const share = (i + 1) / (list.length + 1);
      at[bundle][which] =
        side === 'top'
          ? [x + width * share, y]
          : side === 'bottom'
            ? [x + width * share, y + height]
            : side === 'left'
              ? [x, y + height * share]
              : [x + width, y + height * share];
    });
  }
  return bundles.map((_, bundle) => {
    const [[x1, y1], [x2, y2]] = at[bundle];
    const isLevel = sides[bundle][0] === 'left' || sides[bundle][0] === 'right';
    const [dx, dy] = isLevel ? [(x2 - x1) / 2, 0] : [0, (y2 - y1) / 2];
    const points: number[] = [];
    for (let i = 0; i <= samples; i += 1) {
      const t = i / samples;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      points.push(a * x1 + b * (x1 + dx) + c * (x2 - dx) + d * x2, a * y1 + b * (y1 + dy) + c * (y2 - dy) + d * y2);
    }
    return points;
  });
}

/** Width of one lane of a ribbon on screen, px: grows with the logarithm of what it carries. */
export function laneWidth(bandwidthBytesPerSecond: number): number {
  return Math.max(1, Math.min(5, 0.6 + 0.55 * Math.log2(1 + bandwidthBytesPerSecond / 5e10)));
}

/** The ribbon nearest to a place, within `reach` px of the drawing, and its direction there; null if none is. */
export function hitRibbon(layout: Layout, grain: BundleGrain, x: number, y: number, reach: number): number | null {
  const routes = ribbonRoutes(layout, grain);
  let best: number | null = null;
  let bestDistance = reach;
  routes.forEach((points, bundle) => {
    for (let i = 2; i < points.length; i += 2) {
      const distance = distanceToSegment(x, y, points[i - 2], points[i - 1], points[i], points[i + 1]);
      if (distance >= bestDistance) continue;
      bestDistance = distance;
      best = bundle;
    }
  });
  return best;
}
