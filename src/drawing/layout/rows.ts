import { metrics } from './metrics.ts';
import type { Cell, Plan, Row } from './plan.ts';

/** A row with no coordinates yet. */
export function newRow(cells: Cell[]): Row {
  return { cells, y: 0, height: Math.max(0, ...cells.map((cell) => cell.height)), gapX: [], gapLanes: new Array(cells.length + 1).fill(0) };
}

/** Breaks cells into rows of equal length, near the wanted shape of the whole (width over height). */
export function wrap(cells: readonly Cell[], wantedAspect: number, rowSpacing: number): Cell[][] {
  const count = cells.length;
  if (count <= 1) return count === 0 ? [] : [[...cells]];
  const width = Math.max(...cells.map((cell) => cell.width)) + metrics.gap;
  const height = Math.max(...cells.map((cell) => cell.height)) + rowSpacing;
  let best = count;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const ragged = rows * columns - count;
    const cost = Math.abs(Math.log((columns * width) / (rows * height) / wantedAspect)) + (1.5 * ragged) / columns;
    if (cost < bestCost - 1e-9) {
      best = columns;
      bestCost = cost;
    }
  }
  const rows: Cell[][] = [];
  for (let i = 0; i < count; i += best) rows.push(cells.slice(i, i + best));
  return rows;
}

/** Free px between two cells of a row, and before the first and after the last. */
function spacing(left: Cell | undefined, right: Cell | undefined): number {
  if (!left || !right) return 0;
  const isHull = (cell: Cell): boolean => cell.kind === 'plan' && cell.plan.hullPool >= 0;
  if (isHull(left) || isHull(right)) return metrics.hull.gap;
  const isTall = (cell: Cell): boolean => cell.kind === 'plan' || cell.kind === 'bus';
  return isTall(left) || isTall(right) ? metrics.gap : metrics.switchGap;
}

/** Distance of lanes in one strip: many come closer together, so that a fabric of thousands keeps its proportions. */
export function lanePitch(laneCount: number): number {
  return Math.min(metrics.trackPitch, 80 / Math.max(1, laneCount));
}

/** Width of a row with its lanes, whole px; fills `x` of its cells and `gapX`, from `left` on. */
export function arrangeRow(row: Row, left: number): number {
  let x = left;
  const last = row.cells.length;
  for (let i = 0; i <= last; i += 1) {
    const free = spacing(row.cells[i - 1], row.cells[i]);
    const lanes = row.gapLanes[i] === 0 ? 0 : Math.ceil(lanePitch(row.gapLanes[i]) * row.gapLanes[i] + 6);
    const width = i === 0 || i === last ? lanes : Math.max(free, lanes);
    row.gapX[i] = x + width / 2;
    x += width;
    if (i < last) {
      row.cells[i].x = x;
      x += row.cells[i].width;
    }
  }
  return x - left;
}

/** Gives every row and cell its place, in whole px, once tracks and lanes are counted. */
export function arrangePlan(plan: Plan): void {
  // Rows of as many cells stand in columns: a strip is as wide in each as in the fullest.
  for (const row of plan.rows) {
    const peers = plan.rows.filter((other) => other.cells.length === row.cells.length && other.cells[0]?.kind === row.cells[0]?.kind);
    const most = row.gapLanes.map((_, i) => Math.max(...peers.map((peer) => peer.gapLanes[i])));
    for (const peer of peers) peer.gapLanes = [...most];
  }
  const widths = plan.rows.map((row) => arrangeRow(row, 0));
  const inner = Math.max(0, ...widths);
  let y = plan.padTop;
  plan.rows.forEach((row, i) => {
    const tracks = plan.channelTracks[i] ?? 0;
    // Many tracks share a bounded channel: the pitch shrinks, the picture does not explode.
    const forTracks = tracks === 0 ? 0 : Math.ceil(Math.min(tracks * metrics.trackPitch, 260)) + metrics.channelPad * 2;
    const least = i === 0 ? 0 : metrics.gap + 4;
    plan.channelHeight[i] = i === 0 ? forTracks : Math.max(least, forTracks);
    plan.channelY[i] = y;
    y += plan.channelHeight[i];
    row.y = y;
    arrangeRow(row, plan.padSide + plan.padLeft + Math.floor((inner - widths[i]) / 2));
    for (const cell of row.cells) cell.y = y + (cell.kind === 'plan' ? 0 : Math.floor((row.height - cell.height) / 2));
    y += row.height;
  });
  plan.width = inner + plan.padSide * 2 + plan.padLeft;
  plan.height = y + plan.padBottom;
  plan.originX = plan.padSide;
  plan.originY = plan.padTop;
}
