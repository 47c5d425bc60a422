import { distanceToSegment } from './geometry.ts';
import type { Layout } from './layout/layout.ts';
import { along } from './picture/draw-links.ts';

/** A grid over the drawing that knows which links pass through each cell. */
export interface LinkIndex {
  readonly cells: ReadonlyMap<number, readonly number[]>;
}

const cellSize = 48;
const cellKey = (column: number, row: number): number => (column + 32768) * 65536 + (row + 32768);

/** Builds the grid for the links that are shown. */
export function indexLinks(layout: Layout, shown: readonly number[]): LinkIndex {
  const cells = new Map<number, number[]>();
  const routes = layout.routes();
  for (const index of shown) {
    const { points } = routes[index];
    for (let i = 2; i < points.length; i += 2) {
      const firstColumn = Math.floor((Math.min(points[i - 2], points[i]) - 8) / cellSize);
      const lastColumn = Math.floor((Math.max(points[i - 2], points[i]) + 8) / cellSize);
      const firstRow = Math.floor((Math.min(points[i - 1], points[i + 1]) - 8) / cellSize);
      const lastRow = Math.floor((Math.max(points[i - 1], points[i + 1]) + 8) / cellSize);
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        for (let row = firstRow; row <= lastRow; row += 1) {
          const key = cellKey(column, row);
          const list = cells.get(key);
          if (!list) cells.set(key, [index]);
          else if (list[list.length - 1] !== index) list.push(index);
        }
      }
    }
  }
  return { cells };
}

/** One direction of a drawn link. */
export interface HalfHit {
  readonly link: number;
  /** 0: the half that starts at `fromBox`. */
  readonly direction: 0 | 1;
}

/** The half-link nearest to a place, within `reach` px of the drawing; null if none is. */
export function hitLink(layout: Layout, index: LinkIndex, x: number, y: number, reach: number): HalfHit | null {
  const candidates = index.cells.get(cellKey(Math.floor(x / cellSize), Math.floor(y / cellSize))) ?? [];
  const routes = layout.routes();
  let best: HalfHit | null = null;
  let bestDistance = reach;
  for (const link of candidates) {
    const { points, meetAt } = routes[link];
    let walked = 0;
    for (let i = 2; i < points.length; i += 2) {
      const [x1, y1, x2, y2] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
      const distance = Math.max(0, distanceToSegment(x, y, x1, y1, x2, y2) - layout.links[link].width / 2);
      if (distance < bestDistance) {
        bestDistance = distance;
        const at = walked + Math.abs(Math.abs(x2 - x1) > Math.abs(y2 - y1) ? x - x1 : y - y1);
        best = { link, direction: at <= meetAt ? 0 : 1 };
      }
      walked += Math.hypot(x2 - x1, y2 - y1);
    }
  }
  return best;
}

/**
 * The innermost box at a place, or -1. Pools are not boxes: see `hitHull`.
 *
 * @param isFar a far view draws cells in place of what lies in a server or rack: then the server or rack is hit
 */
export function hitBox(layout: Layout, x: number, y: number, isFar = false): number {
  let best = -1;
  const { boxes } = layout;
  for (let box = 0; box < layout.boxCount; box += 1) {
    if (!layout.isShown[box]) continue;
    const at = box * 4;
    if (x < boxes[at] || y < boxes[at + 1] || x > boxes[at] + boxes[at + 2] || y > boxes[at + 1] + boxes[at + 3]) continue;
    if (best < 0 || layout.depth[box] >= layout.depth[best]) best = box;
  }
  if (!isFar || best < 0) return best;
  let outer = best;
  for (let at = best; at >= 0; at = layout.parent[at])
    if (at >= layout.nodeCount && layout.topology.containers[at - layout.nodeCount].definition !== null) outer = at;
  return outer;
}

/** The pool whose name strip is at a place, or -1. */
export function hitHull(layout: Layout, x: number, y: number): number {
  const hull = layout.hulls.find(({ rect, label }) => {
    if (label === 'none' || x < rect.x || x > rect.x + rect.width || y < rect.y || y > rect.y + rect.height) return false;
    return label === 'left' ? x <= rect.x + 100 : y >= rect.y + rect.height - 24;
  });
  return hull ? hull.pool : -1;
}

/** A good place for a label of a half-link: a quarter along the line. */
export function labelPlace(layout: Layout, hit: HalfHit): { readonly x: number; readonly y: number } {
  const { points, meetAt } = layout.routes()[hit.link];
  const { x, y } = along(points, hit.direction === 0 ? meetAt * 0.6 : meetAt * 1.4);
  return { x, y };
}
