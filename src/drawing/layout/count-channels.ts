import type { Cell, CellPlace, Joined, Plan } from './plan.ts';
import type { Planning } from './planning.ts';

/** Where the main track of a link runs, and how far its lower end has to climb. */
export interface Crossing {
  /** Channel index of the main track: above that row; -1 for links that need none (side by side, at a bus). */
  readonly channel: number;
  readonly upperExit: 'top' | 'bottom';
}

/** True for a device or closed container: its lines may leave from the bottom, too. */
function isTwoSided(cell: Cell): boolean {
  return cell.kind === 'box';
}

/** Decides how two cells of a plan are joined. */
export function crossingOf(plan: Plan, upperRow: number, upperColumn: number, lowerRow: number, lowerColumn: number): Crossing {
  const upper = plan.rows[upperRow].cells[upperColumn];
  const lower = plan.rows[lowerRow].cells[lowerColumn];
  if (upper.kind === 'bus' || lower.kind === 'bus') return { channel: -1, upperExit: 'bottom' };
  if (upperRow === lowerRow) {
    const isNeighbour = Math.abs(upperColumn - lowerColumn) === 1 && isTwoSided(upper) && isTwoSided(lower);
    return { channel: isNeighbour ? -1 : upperRow, upperExit: 'top' };
  }
  return isTwoSided(upper) ? { channel: upperRow + 1, upperExit: 'bottom' } : { channel: upperRow, upperExit: 'top' };
}

/** The strip of a row through which a cell below climbs: at its own column, on the inner side; -1 where nothing blocks. */
export function gapFor(plan: Plan, row: number, cellRow: number, cellColumn: number): number {
  const { cells } = plan.rows[row];
  if (cells.length === 1 && cells[0].kind === 'bus') return -1;
  const own = plan.rows[cellRow].cells.length;
  if (own === cells.length) return cellColumn < (own - 1) / 2 ? cellColumn + 1 : cellColumn;
  return Math.round(((cellColumn + 0.5) / own) * cells.length);
}

/** Groups that end in a cell and go out of it. */
export function groupsOfCell(planning: Planning, cell: Cell): readonly number[] {
  if (cell.kind === 'plan') return cell.plan.open;
  return planning.groupsAt[cell.kind === 'box' ? cell.box : planning.tree.boxCount + cell.bus];
}

/**
 * Counts tracks per channel and lanes per strip, so that rows stand far enough apart; and finds which groups leave the
 * plan. A group seen from two cells is joined here; one seen once leaves.
 */
export function countChannels(planning: Planning, plan: Plan): void {
  const first = new Map<number, CellPlace>();
  const joined: Joined[] = [];
  plan.joined = joined;
  const meet = (group: number, row: number, column: number): void => {
    const other = first.get(group);
    if (!other) first.set(group, { row, column });
    else {
      first.delete(group);
      joined.push({ group, a: other, b: { row, column } });
    }
  };
  if (plan.isServer) {
    const { tree, busOfContainer, groupsAt } = planning;
    const ends = tree.children[plan.box].filter((child) => child < tree.nodeCount);
    const bus = busOfContainer.get(plan.box) ?? -1;
    if (bus >= 0) ends.push(tree.boxCount + bus);
    for (const end of ends) for (const group of groupsAt[end]) meet(group, 0, 0);
    plan.open = [...first.keys()];
    return;
  }
  plan.rows.forEach((row, r) => row.cells.forEach((cell, c) => groupsOfCell(planning, cell).forEach((group) => meet(group, r, c))));
  plan.pinned.forEach((cell, c) => groupsOfCell(planning, cell).forEach((group) => meet(group, -1, c)));
  plan.open = [...first.keys()];
  plan.openAt = [...first.values()];

  const tracks = new Array<number>(plan.rows.length).fill(0);
  // Climbing lines of one cell jog beside it and share tracks with those of its neighbours, if the rows are aligned.
  const jogs = plan.rows.map((row) => new Map<number, number>(row.cells.map((_, c) => [c, 0])));
  const climb = (row: number, column: number, to: number): void => {
    for (let k = row - 1; k >= to; k -= 1) {
      const gap = gapFor(plan, k, row, column);
      if (gap < 0) continue;
      plan.rows[k].gapLanes[gap] += 1;
      let from = k + 1;
      while (from < row && gapFor(plan, from, row, column) < 0) from += 1;
      jogs[from].set(column, (jogs[from].get(column) ?? 0) + 1);
    }
  };
  for (const { a, b } of joined) {
    if (a.row < 0 || b.row < 0) continue;
    const [upper, lower] = a.row < b.row || (a.row === b.row && a.column <= b.column) ? [a, b] : [b, a];
    const { channel } = crossingOf(plan, upper.row, upper.column, lower.row, lower.column);
    if (channel < 0) continue;
    tracks[channel] += 1;
    climb(lower.row, lower.column, channel);
  }
  for (const { row, column } of first.values()) if (row > 0) climb(row, column, 0);
  plan.channelTracks = tracks.map((count, r) => {
    const aligned =
      r === 0 ||
      plan.rows[r].cells.length ===
        (plan.rows[r - 1].cells[0]?.kind === 'bus' ? plan.rows[r - 2]?.cells.length : plan.rows[r - 1].cells.length);
    const perColumn = [...jogs[r].values()];
    return count + (aligned ? 2 * Math.max(0, ...perColumn) : perColumn.reduce((sum, n) => sum + n, 0));
  });
}
