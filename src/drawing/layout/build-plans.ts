import { adoptRows } from './adopt-rows.ts';
import { countChannels } from './count-channels.ts';
import { metrics } from './metrics.ts';
import { type Cell, emptyPlan, type Plan } from './plan.ts';
import type { Planning } from './planning.ts';
import { arrangePlan, newRow, wrap } from './rows.ts';
import { serverTemplate } from './server-template.ts';
import { isServerLike } from './tree.ts';

const roleOrder = { prefill: 0, mixed: 1, decode: 2 } as const;

function pathOf(planning: Planning, box: number): string {
  const { tree } = planning;
  return box < tree.nodeCount ? tree.topology.nodes[box].path : tree.topology.containers[box - tree.nodeCount].path;
}

function sizeOfNode(planning: Planning, node: number): { width: number; height: number } {
  const pinCount = planning.groupsAt[node].length;
  switch (planning.shapes[node]) {
    case 'switch': {
      const forPins = 30 + (pinCount / 1.5) * metrics.switch.pinPitch;
      return {
        width: Math.max(metrics.switch.width, Math.min(420, Math.ceil(forPins))),
        height: planning.tiers[node] > 1 ? metrics.switch.topHeight : metrics.switch.height,
      };
    }
    case 'store':
      return metrics.store;
    case 'nic':
      return metrics.looseNic;
    case 'loose-die':
      return metrics.looseDie;
    case 'loose-hexagon':
      return metrics.looseHexagon;
    default:
      return metrics.chip;
  }
}

/** Builds, counts and arranges the plan of one container (or the top), and of all open containers in it. */
export function buildPlan(planning: Planning, box: number): Plan {
  const { tree, shapes, tiers, poolOf, pools } = planning;
  const isTop = box === tree.boxCount;
  if (!isTop && isServerLike(tree, box)) return buildServer(planning, box);
  const plan = emptyPlan(isTop ? -1 : box, -1, false);
  setPads(planning, plan);
  const bodies: { cell: Cell; pool: number; index: number }[] = [];
  const extras: Cell[] = [];
  const switchRows = new Map<number, Cell[]>();
  tree.children[box].forEach((child, index) => {
    if (!tree.isShown[child]) return;
    if (child < tree.nodeCount && shapes[child] === 'hexagon') return;
    // Its switches stand on the bus of this container, with the others.
    if (planning.isOnBus(child)) return;
    const cell = cellOf(planning, child);
    const isPinned = pathOf(planning, child) in planning.positions;
    if (isPinned) {
      const at = planning.positions[pathOf(planning, child)];
      cell.x = Math.round(at.x);
      cell.y = Math.round(at.y);
      plan.pinned.push(cell);
      setHome(planning, cell, plan, -1, plan.pinned.length - 1);
    } else if (child < tree.nodeCount && tiers[child] > 0 && shapes[child] === 'switch') {
      const row = switchRows.get(tiers[child]);
      if (row) row.push(cell);
      else switchRows.set(tiers[child], [cell]);
    } else if (child < tree.nodeCount && shapes[child] !== 'loose-die' && shapes[child] !== 'nic') extras.push(cell);
    else bodies.push({ cell, pool: poolOf[child], index });
  });

  const rows: Cell[][] = [];
  for (const tier of [...switchRows.keys()].sort((a, b) => b - a)) rows.push(...wrapSwitches(switchRows.get(tier) ?? []));
  if (extras.length > 0) {
    if (rows.length > 0 && extras.length <= 4) rows[rows.length - 1].push(...extras);
    else rows.push(...wrapSwitches(extras));
  }
  const order = (pool: number): number => (pool < 0 ? pools.length * 10 : roleOrder[pools[pool].role] * pools.length + pool);
  bodies.sort((a, b) => order(a.pool) - order(b.pool) || a.index - b.index);
  const bus = planning.busOfContainer.get(box) ?? -1;
  const kind = isTop || box < tree.nodeCount ? 'group' : tree.topology.containers[box - tree.nodeCount].kind;
  const aspect = kind === 'rack' ? 1.6 : 1.8;
  const isWithinHull = !isTop && poolOf[box] >= 0 && planning.isUnit(box);
  const grouped = bus >= 0 || isWithinHull ? bodies.map(({ cell }) => cell) : groupByPool(planning, plan, bodies);
  const bodyRows = bus >= 0 && grouped.length > 4 ? halves(bodies) : wrap(grouped, aspect, 24);
  if (bus >= 0) {
    const busCell: Cell = {
      kind: 'bus',
      bus,
      width: Math.max(120, planning.buses[bus].switches.length * 22),
      height: metrics.bus.height,
      x: 0,
      y: 0,
    };
    if (bodies.some(({ pool }) => pool >= 0) && poolOf[box] < 0) plan.padLeft = metrics.hull.side - plan.padSide + 4;
    bodyRows.splice(Math.ceil(bodyRows.length / 2), 0, [busCell]);
  }
  rows.push(...bodyRows);
  plan.rows = rows.map(newRow);
  finishPlan(planning, plan);
  return plan;
}

/** Two rows, cut where the pool changes if that is near the middle. */
function halves(bodies: readonly { readonly cell: Cell; readonly pool: number }[]): Cell[][] {
  const middle = Math.ceil(bodies.length / 2);
  const changes = bodies.flatMap((body, i) => (i > 0 && body.pool !== bodies[i - 1].pool ? [i] : []));
  const near = changes.filter((i) => Math.abs(i - middle) <= bodies.length / 4).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const cut = near[0] ?? middle;
  const cells = bodies.map(({ cell }) => cell);
  return [cells.slice(0, cut), cells.slice(cut)];
}

function wrapSwitches(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = [];
  for (let i = 0; i < cells.length; i += 16) rows.push(cells.slice(i, i + 16));
  return rows;
}

function setPads(planning: Planning, plan: Plan): void {
  if (plan.box < 0) return;
  const { kind } = planning.tree.topology.containers[plan.box - planning.tree.nodeCount];
  const isSmall = kind === 'rack' || kind === 'server' || kind === 'tray' || kind === 'chassis';
  plan.padSide = isSmall ? 6 : metrics.pad + 2;
  plan.padTop = isSmall ? 14 : metrics.strip.header + 10;
  plan.padBottom = metrics.strip.foot + (isSmall ? 6 : -metrics.strip.foot + metrics.pad);
}

function cellOf(planning: Planning, child: number): Cell {
  const { tree } = planning;
  if (child < tree.nodeCount) return { kind: 'box', box: child, ...sizeOfNode(planning, child), x: 0, y: 0 };
  if (tree.isCollapsed[child]) return { kind: 'box', box: child, ...metrics.collapsed, x: 0, y: 0 };
  const plan = buildPlan(planning, child);
  return { kind: 'plan', plan, width: plan.width, height: plan.height, x: 0, y: 0 };
}

/** Puts cells that serve the same pool into a hull of their own; those around it stay as they are. */
function groupByPool(planning: Planning, parent: Plan, bodies: readonly { readonly cell: Cell; readonly pool: number }[]): Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < bodies.length; ) {
    const { pool, cell } = bodies[i];
    let end = i + 1;
    while (end < bodies.length && bodies[end].pool === pool) end += 1;
    const box = cell.kind === 'box' ? cell.box : cell.kind === 'plan' ? cell.plan.box : -1;
    const isHull = pool >= 0 && planning.isUnit(box);
    if (!isHull) cells.push(...bodies.slice(i, end).map((body) => body.cell));
    else {
      const hull = emptyPlan(-1, pool, false);
      hull.padSide = metrics.hull.pad;
      hull.padTop = metrics.hull.pad;
      hull.padBottom = metrics.hull.foot;
      hull.parent = parent;
      hull.rows = wrap(
        bodies.slice(i, end).map((body) => body.cell),
        1.7,
        24,
      ).map(newRow);
      finishPlan(planning, hull);
      cells.push({ kind: 'plan', plan: hull, width: hull.width, height: hull.height, x: 0, y: 0 });
    }
    i = end;
  }
  return cells;
}

function setHome(planning: Planning, cell: Cell, plan: Plan, row: number, column: number): void {
  if (cell.kind === 'plan') {
    cell.plan.parent = plan;
    cell.plan.row = row;
    cell.plan.column = column;
    return;
  }
  planning.homes[cell.kind === 'box' ? cell.box : planning.tree.boxCount + cell.bus] = { plan, row, column, cell };
}

/** Homes, channels and coordinates of a plan whose rows are known. */
function finishPlan(planning: Planning, plan: Plan): void {
  plan.rows.forEach((row, r) => row.cells.forEach((cell, c) => setHome(planning, cell, plan, r, c)));
  countChannels(planning, plan);
  arrangePlan(plan);
  placePinned(planning, plan);
  adoptRows(planning, plan, setHome);
  if (plan.box >= 0 && plan.rows.length === 0 && plan.pinned.length === 0) {
    plan.width = metrics.empty.width;
    plan.height = metrics.empty.height;
  }
  for (const row of plan.rows) {
    if (row.cells.length === 1 && row.cells[0].kind === 'bus') {
      row.cells[0].x = plan.padSide + plan.padLeft;
      row.cells[0].width = plan.width - plan.padSide * 2 - plan.padLeft;
    }
  }
  planning.plans.push(plan);
}

/**
 * Takes in the cells that the user placed. Those laid out here keep clear of them: the whole block moves below if it would
 * touch one. A cell left of or above the origin makes the box grow that way.
 */
function placePinned(planning: Planning, plan: Plan): void {
  if (plan.pinned.length === 0) return;
  const { pad, foot } = metrics.hull;
  const outlined = (cell: Cell): boolean => hasOwnHull(planning, plan, cell);
  for (const cell of plan.pinned) {
    cell.x += plan.originX;
    cell.y += plan.originY;
  }
  const minX = Math.min(plan.originX, ...plan.pinned.map((cell) => cell.x));
  const minY = Math.min(plan.originY, ...plan.pinned.map((cell) => cell.y));
  const shiftX = plan.originX - minX;
  const shiftY = plan.originY - minY;
  const maxX = Math.max(...plan.pinned.map((cell) => cell.x + cell.width + (outlined(cell) ? pad : 0)));
  const maxY = Math.max(...plan.pinned.map((cell) => cell.y + cell.height + (outlined(cell) ? foot : 0)));
  const hasRows = plan.rows.length > 0;
  const touches = plan.rows.some((row) =>
    row.cells.some((cell) =>
      plan.pinned.some(
        (pin) =>
          cell.x < pin.x + pin.width + 12 &&
          pin.x < cell.x + cell.width + 12 &&
          cell.y < pin.y + pin.height + 40 &&
          pin.y < cell.y + cell.height + 40,
      ),
    ),
  );
  const down = hasRows && touches ? maxY + 56 - plan.padTop : 0;
  for (const row of plan.rows) {
    row.y += down + shiftY;
    row.gapX = row.gapX.map((x) => x + shiftX);
    for (const cell of row.cells) {
      cell.x += shiftX;
      cell.y += down + shiftY;
    }
  }
  plan.channelY = plan.channelY.map((y) => y + down + shiftY);
  for (const cell of plan.pinned) {
    cell.x += shiftX;
    cell.y += shiftY;
  }
  plan.width = Math.max(hasRows ? plan.width + shiftX : 0, maxX + shiftX + plan.padSide);
  plan.height = Math.max(hasRows ? plan.height + down + shiftY : 0, maxY + shiftY + plan.padBottom);
  plan.originX += shiftX;
  plan.originY += shiftY;
}

/** True for a cell that the outline of a pool goes around, inside this plan. */
function hasOwnHull({ poolOf, isUnit }: Planning, plan: Plan, cell: Cell): boolean {
  const box = cell.kind === 'box' ? cell.box : cell.kind === 'plan' ? cell.plan.box : -1;
  if (box < 0 || poolOf[box] < 0 || !isUnit(box)) return false;
  return plan.box < 0 || poolOf[plan.box] < 0 || !isUnit(plan.box);
}

function buildServer(planning: Planning, box: number): Plan {
  const { tree, homes, groups, groupsAt, shapes } = planning;
  const plan = emptyPlan(box, -1, true);
  let meshEnds = 0;
  let hasDrops = false;
  for (const child of tree.children[box]) {
    if (child < tree.nodeCount && shapes[child] === 'die') {
      for (const group of groupsAt[child]) {
        const { from, to } = groups[group];
        if (shapes[from] === 'die' && shapes[to] === 'die') meshEnds += 1;
        const bus = Math.max(from, to) - tree.boxCount;
        if (bus >= 0 && planning.buses[bus].container !== box) hasDrops = true;
      }
    }
  }
  const template = serverTemplate(tree, box, shapes, planning.nearness, meshEnds / 2, hasDrops);
  planning.templates.set(box, template);
  plan.width = template.width;
  plan.height = template.height;
  for (const child of template.places.keys()) homes[child] = { plan, row: -1, column: 0, cell: null };
  const bus = planning.busOfContainer.get(box) ?? -1;
  if (bus >= 0) homes[tree.boxCount + bus] = { plan, row: -1, column: 0, cell: null };
  countChannels(planning, plan);
  planning.plans.push(plan);
  return plan;
}
