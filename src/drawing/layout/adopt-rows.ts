import { countChannels } from './count-channels.ts';
import { metrics } from './metrics.ts';
import type { Cell, Plan, Row } from './plan.ts';
import type { Planning } from './planning.ts';

/** Free px that a channel between two rows needs before lines can run in it. */
const leastChannel = 14;

/**
 * Hand-placed things that stand in rows are routed like rows that were laid out: one track per line in the channels
 * between them. Where they do not stand in rows, the free router leads the lines around them instead.
 */
export function adoptRows(
  planning: Planning,
  plan: Plan,
  setHome: (planning: Planning, cell: Cell, plan: Plan, row: number, column: number) => void,
): void {
  if (plan.pinned.length === 0) return;
  const cells = [...plan.pinned, ...plan.rows.flatMap((row) => row.cells)];
  const rows = rowsOf(cells);
  if (!rows) return;
  const [firstY] = rows.map((row) => row.y);
  plan.pinned = [];
  plan.rows = rows;
  rows.forEach((row, r) => row.cells.forEach((cell, c) => setHome(planning, cell, plan, r, c)));
  countChannels(planning, plan);
  const above =
    plan.channelTracks[0] > 0
      ? Math.min(
          plan.channelTracks[0] * metrics.trackPitch + 2 * metrics.channelPad,
          plan.box < 0 ? 400 : Math.max(leastChannel, firstY - 4),
        )
      : 0;
  plan.channelY = rows.map((row, r) => (r === 0 ? row.y - above : rows[r - 1].y + rows[r - 1].height));
  plan.channelHeight = rows.map((row, r) => row.y - plan.channelY[r]);
}

/** Rows with free channels between them, cells from left to right; null if the cells do not stand so. */
function rowsOf(cells: readonly Cell[]): Row[] | null {
  const sorted = [...cells].sort((a, b) => a.y - b.y || a.x - b.x);
  const bands: { cells: Cell[]; top: number; bottom: number }[] = [];
  for (const cell of sorted) {
    // Tabs stand a little above their server.
    const top = cell.y - (cell.kind === 'plan' && cell.plan.isServer ? metrics.tab.above : 0);
    const last = bands.at(-1);
    if (last && top < last.bottom + leastChannel) {
      last.cells.push(cell);
      last.bottom = Math.max(last.bottom, cell.y + cell.height);
    } else bands.push({ cells: [cell], top, bottom: cell.y + cell.height });
  }
  const rows: Row[] = [];
  for (const band of bands) {
    band.cells.sort((a, b) => a.x - b.x);
    const isApart = band.cells.every((cell, i) => i === 0 || cell.x >= band.cells[i - 1].x + band.cells[i - 1].width + 4);
    // A lower cell of a ragged row would be reached through its neighbours.
    const isLevel = band.cells.every((cell) => cell.y - band.top < 40);
    if (!isApart || !isLevel) return null;
    const n = band.cells.length;
    const gapX = Array.from({ length: n + 1 }, (_, i) => {
      if (i === 0) return band.cells[0].x - 10;
      if (i === n) return band.cells[n - 1].x + band.cells[n - 1].width + 10;
      return (band.cells[i - 1].x + band.cells[i - 1].width + band.cells[i].x) / 2;
    });
    rows.push({ cells: band.cells, y: band.top, height: band.bottom - band.top, gapX, gapLanes: new Array(n + 1).fill(0) });
  }
  return rows;
}
