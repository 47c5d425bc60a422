import { type Rect, rectGrown, rectsOverlap, rectUnion } from '../geometry.ts';
import type { Hull, PoolPlacement } from './layout.ts';
import { metrics } from './metrics.ts';
import type { BoxTree } from './tree.ts';

/**
 * The outlines of the pools: around the largest boxes that serve one pool only, and hold no network switch; one outline
 * if it can go around all of them without taking in a stranger, else one each.
 */
export function hullsOf(
  tree: BoxTree,
  pools: readonly PoolPlacement[],
  poolOf: Int32Array,
  isUnit: (box: number) => boolean,
  rectOf: (box: number) => Rect,
  isBesideBus: (box: number) => boolean,
): Hull[] {
  const units: number[][] = pools.map(() => []);
  const strangers: number[] = [];
  const visit = (box: number): void => {
    if (!tree.isShown[box]) return;
    const pool = poolOf[box];
    if (pool >= 0 && isUnit(box)) {
      units[pool].push(box);
      return;
    }
    if (box < tree.nodeCount || tree.isCollapsed[box] || (pool === -2 && box >= tree.nodeCount)) strangers.push(box);
    else for (const child of tree.children[box]) visit(child);
  };
  for (const box of tree.children[tree.boxCount]) visit(box);
  const hulls: Hull[] = [];
  pools.forEach((_, pool) => {
    if (units[pool].length === 0) return;
    const isInside = units[pool].every((box) => box < tree.nodeCount && tree.parent[box] >= 0);
    const besideBus = units[pool].every(isBesideBus);
    const grown = (rect: Rect): Rect => {
      if (isInside) return rectGrown(rect, 2);
      const { pad, foot, side } = metrics.hull;
      if (besideBus) return { x: rect.x - side, y: rect.y - pad - 2, width: rect.width + side + pad, height: rect.height + pad * 2 + 2 };
      return { x: rect.x - pad, y: rect.y - pad, width: rect.width + pad * 2, height: rect.height + pad + foot };
    };
    const rects = units[pool].map(rectOf);
    const whole = rects.reduce(rectUnion);
    const others = [...strangers, ...units.flatMap((list, other) => (other === pool ? [] : list))];
    const isWide = whole.width * whole.height > 40 * rects.reduce((sum, rect) => sum + rect.width * rect.height, 0);
    const isClear = !isWide && !others.some((box) => rectsOverlap(rectOf(box), whole));
    const parts = isClear ? [whole] : rects;
    parts.forEach((rect, i) => hulls.push({ pool, rect: grown(rect), label: i > 0 || isInside ? 'none' : besideBus ? 'left' : 'foot' }));
  });
  return hulls;
}
