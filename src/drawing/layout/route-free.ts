import { type Rect, segmentCrossesRect } from '../geometry.ts';
import type { Side } from './pins.ts';
import type { Plan } from './plan.ts';
import { reversePoints } from './route-server.ts';

/** What lines between hand-placed things keep clear of: other things, and each other. */
export interface FreeSpace {
  readonly obstacles: readonly Rect[];
  /** Runs that are taken: [x1, y1, x2, y2] each. */
  readonly taken: number[][];
}

const clearance = 8;

/** The free space of a plan: its cells are in the way. */
export function newFreeSpace(plan: Plan): FreeSpace {
  const cells = [...plan.pinned, ...plan.rows.flatMap((row) => row.cells)];
  return {
    // Tabs stand a little above their server.
    obstacles: cells.map((cell) => {
      const above = cell.kind === 'plan' && cell.plan.isServer ? 7 : 0;
      return { x: plan.x + cell.x, y: plan.y + cell.y - above, width: cell.width, height: cell.height + above };
    }),
    taken: [],
  };
}

/** Cost of a route: boxes crossed weigh most, then shared runs, then bends and length. */
function costOf(space: FreeSpace, points: readonly number[]): number {
  let cost = 0;
  for (let i = 2; i < points.length; i += 2) {
    const [x1, y1, x2, y2] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
    cost += Math.abs(x2 - x1) + Math.abs(y2 - y1) + 6;
    for (const rect of space.obstacles) if (segmentCrossesRect(x1, y1, x2, y2, rect)) cost += 4000;
    for (const [a1, b1, a2, b2] of space.taken) {
      const isHorizontal = Math.abs(y1 - y2) < 0.01;
      if (isHorizontal && Math.abs(b1 - b2) < 0.01 && Math.abs(b1 - y1) < 2.4) cost += overlap(x1, x2, a1, a2) > 1 ? 400 : 0;
      if (!isHorizontal && Math.abs(a1 - a2) < 0.01 && Math.abs(a1 - x1) < 2.4) cost += overlap(y1, y2, b1, b2) > 1 ? 400 : 0;
    }
  }
  return cost;
}

function overlap(a1: number, a2: number, b1: number, b2: number): number {
  return Math.min(Math.max(a1, a2), Math.max(b1, b2)) - Math.max(Math.min(a1, a2), Math.min(b1, b2));
}

/** One step out of the device, so that a line never turns on its edge. */
function stub(x: number, y: number, side: Side, length: number): readonly [number, number] {
  if (side === 'top') return [x, y - length];
  if (side === 'bottom') return [x, y + length];
  return side === 'left' ? [x - length, y] : [x + length, y];
}

/**
 * The cheapest of a fixed set of orthogonal routes (one or two bends, tracks at every free height and width, and ways
 * around) between the last points of two polylines. Takes its runs, so that the next line keeps off.
 */
export function routeFree(space: FreeSpace, from: readonly number[], to: readonly number[], fromSide: Side, toSide: Side): number[] {
  const [x1, y1] = from.slice(-2);
  const [x2, y2] = to.slice(-2);
  const xs = new Set<number>();
  const ys = new Set<number>([(y1 + y2) / 2]);
  for (const rect of space.obstacles) {
    xs.add(rect.x - clearance).add(rect.x + rect.width + clearance);
    ys.add(rect.y - clearance).add(rect.y + rect.height + clearance);
  }
  let best: number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  const consider = (middle: readonly number[]): void => {
    const points = [x1, y1, ...middle, x2, y2];
    const cost = costOf(space, points);
    if (cost < bestCost) {
      best = points;
      bestCost = cost;
    }
  };
  const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom';
  if (Math.abs(x1 - x2) < 0.01 || Math.abs(y1 - y2) < 0.01) consider([]);
  for (let shift = 0; shift < 8; shift += 1) {
    const nudge = (shift % 2 === 0 ? 1 : -1) * Math.ceil(shift / 2) * 2.5;
    const [sx, sy] = stub(x1, y1, fromSide, clearance + shift * 2.5);
    const [tx, ty] = stub(x2, y2, toSide, clearance + shift * 2.5);
    if (isUpright(fromSide) && isUpright(toSide)) {
      for (const y of ys) {
        const track = y + nudge;
        const leaves = fromSide === 'top' ? track <= y1 : track >= y1;
        const enters = toSide === 'top' ? track <= y2 : track >= y2;
        if (leaves && enters) consider([x1, track, x2, track]);
      }
      for (const x of xs) consider([x1, sy, x + nudge, sy, x + nudge, ty, x2, ty]);
    } else if (!isUpright(fromSide) && !isUpright(toSide)) {
      const middle = (x1 + x2) / 2 + nudge;
      consider([middle, y1, middle, y2]);
      for (const y of ys) consider([sx, y1, sx, y + nudge, tx, y + nudge, tx, y2]);
    } else if (isUpright(fromSide)) {
      consider([x1, y2]);
      for (const x of xs) consider([x1, sy, x + nudge, sy, x + nudge, y2]);
    } else {
      consider([x2, y1]);
      for (const x of xs) consider([x + nudge, y1, x + nudge, ty, x2, ty]);
    }
    if (bestCost < 1200 && shift > 2) break;
  }
  for (let i = 2; i < best.length; i += 2) space.taken.push([best[i - 2], best[i - 1], best[i], best[i + 1]]);
  return [...from.slice(0, -2), ...best, ...reversePoints(to).slice(2)];
}

/** Leads a line from a hand-placed thing out through the top of its container, beside whatever stands above. */
export function escapeFree(space: FreeSpace, plan: Plan, points: number[]): void {
  const [x, y] = points.slice(-2);
  const isBlocked = (at: number): boolean => space.obstacles.some((rect) => segmentCrossesRect(at, plan.y, at, y - 1, rect));
  if (!isBlocked(x)) return;
  const candidates = space.obstacles.flatMap((rect) => [rect.x - clearance, rect.x + rect.width + clearance]);
  const free = candidates.filter((at) => !isBlocked(at)).sort((a, b) => Math.abs(a - x) - Math.abs(b - x));
  if (free.length === 0) return;
  const lane = free[0] + (space.taken.length % 4) * 2.5;
  const turn = y - clearance - (space.taken.length % 4) * 2.5;
  points.push(x, turn, lane, turn);
  space.taken.push([x, turn, lane, turn]);
}
