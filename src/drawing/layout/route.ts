import { crossingOf, gapFor } from './count-channels.ts';
import type { Pins } from './pins.ts';
import type { CellPlace, Plan } from './plan.ts';
import type { Planning } from './planning.ts';
import { escapeFree, type FreeSpace, newFreeSpace, routeFree } from './route-free.ts';
import { dropToBus, exitServer, reversePoints, routeInServer } from './route-server.ts';
import { lanePitch } from './rows.ts';
import { assignTracks, type Net } from './tracks.ts';

/** State of one routing pass: what each end of each group has drawn so far on its way up. */
interface Pass {
  readonly planning: Planning;
  readonly boxes: Float64Array;
  readonly pins: Pins;
  /** [groupCount * 2] polyline from the device to the top of the plans passed. */
  readonly climbs: number[][];
  /** [groupCount] finished polylines. */
  readonly routes: number[][];
}

/** Orthogonal polylines of all groups, from `from` to `to`. */
export function routeGroups(planning: Planning, boxes: Float64Array, pins: Pins): number[][] {
  const pass: Pass = {
    planning,
    boxes,
    pins,
    climbs: Array.from({ length: planning.groups.length * 2 }, () => []),
    routes: planning.groups.map(() => []),
  };
  for (const plan of planning.plans) {
    if (plan.isServer) routeServer(pass, plan);
    else routePlan(pass, plan);
  }
  return pass.routes.map(simplify);
}

/** Drops points that add nothing: repeated ones, and those in the middle of a straight run. */
export function simplify(points: readonly number[]): number[] {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    const n = kept.length;
    if (n >= 2 && Math.abs(kept[n - 2] - x) < 0.01 && Math.abs(kept[n - 1] - y) < 0.01) continue;
    if (n >= 4) {
      const isStraightX = Math.abs(kept[n - 4] - kept[n - 2]) < 0.01 && Math.abs(kept[n - 2] - x) < 0.01;
      const isStraightY = Math.abs(kept[n - 3] - kept[n - 1]) < 0.01 && Math.abs(kept[n - 1] - y) < 0.01;
      if (isStraightX || isStraightY) {
        kept[n - 2] = x;
        kept[n - 1] = y;
        continue;
      }
    }
    kept.push(x, y);
  }
  return kept;
}

function routeServer(pass: Pass, plan: Plan): void {
  const { planning } = pass;
  plan.joined.forEach(({ group }, i) => {
    pass.routes[group] = routeInServer(planning, plan, group, i);
  });
  const openOf = new Map<number, number[]>();
  for (const group of plan.open) {
    const end = endInPlan(pass, plan, group);
    const box = end === 0 ? planning.groups[group].from : planning.groups[group].to;
    const list = openOf.get(box);
    if (list) list.push(group);
    else openOf.set(box, [group]);
  }
  for (const [box, list] of openOf) {
    list.forEach((group, i) => {
      pass.climbs[group * 2 + endInPlan(pass, plan, group)] = exitServer(planning, plan, box, group, i, list.length);
    });
  }
}

function endInPlan(pass: Pass, plan: Plan, group: number): 0 | 1 {
  return pass.planning.homes[pass.planning.groups[group].from]?.plan === plan ? 0 : 1;
}

/** The end of a group that lies in a cell: 0 for `from`. */
function endInCell(pass: Pass, plan: Plan, group: number, place: CellPlace): 0 | 1 {
  const { homes, groups } = pass.planning;
  const home = homes[groups[group].from];
  if (home?.plan === plan) return home.row === place.row && home.column === place.column ? 0 : 1;
  for (let inner: Plan | null = home?.plan ?? null; inner; inner = inner.parent) {
    if (inner.parent === plan) return inner.row === place.row && inner.column === place.column ? 0 : 1;
  }
  return 1;
}

/** Starts a line at its device if it has not come from further inside. */
function startOf(pass: Pass, slot: number): number[] {
  if (pass.climbs[slot].length === 0) pass.climbs[slot] = [pass.pins.x[slot], pass.pins.y[slot]];
  return pass.climbs[slot];
}

interface Climb {
  readonly slot: number;
  readonly row: number;
  readonly column: number;
  /** Climbs through rows row−1 … to. */
  readonly to: number;
  x: number;
}

interface TrackNet extends Net {
  readonly channel: number;
  readonly apply: (y: number) => void;
}

function routePlan(pass: Pass, plan: Plan): void {
  const climbs: Climb[] = [];
  const mains: {
    readonly group: number;
    readonly channel: number;
    readonly isDown: boolean;
    readonly upper: number;
    readonly lower: number;
  }[] = [];
  const space = plan.pinned.length > 0 ? newFreeSpace(plan) : null;
  for (const { group, a, b } of plan.joined) {
    if (a.row < 0 || b.row < 0) {
      if (space) pass.routes[group] = freeRoute(pass, plan, space, group, a);
      continue;
    }
    const [upper, lower] = a.row < b.row || (a.row === b.row && a.column <= b.column) ? [a, b] : [b, a];
    const crossing = crossingOf(plan, upper.row, upper.column, lower.row, lower.column);
    const upperSlot = group * 2 + endInCell(pass, plan, group, upper);
    const lowerSlot = upperSlot ^ 1;
    if (crossing.channel < 0) {
      pass.routes[group] = directRoute(pass, plan, group, upper, lower, upperSlot);
      continue;
    }
    startOf(pass, upperSlot);
    const points = startOf(pass, lowerSlot);
    climbs.push({ slot: lowerSlot, row: lower.row, column: lower.column, to: crossing.channel, x: points[points.length - 2] });
    mains.push({ group, channel: crossing.channel, isDown: crossing.upperExit === 'bottom', upper: upperSlot, lower: lowerSlot });
  }
  plan.open.forEach((group, i) => {
    const place = plan.openAt[i];
    const slot = group * 2 + endInCell(pass, plan, group, place);
    const points = startOf(pass, slot);
    if (space) escapeFree(space, plan, points);
    else if (place.row > 0) climbs.push({ slot, row: place.row, column: place.column, to: 0, x: points[points.length - 2] });
  });

  const nets: TrackNet[] = [];
  climbRows(pass, plan, climbs, nets);
  const xOf = new Map(climbs.map((climb) => [climb.slot, climb.x]));
  for (const { group, channel, isDown, upper, lower } of mains) {
    const from = pass.climbs[upper];
    const fromX = from[from.length - 2];
    const toX = xOf.get(lower) ?? pass.climbs[lower][pass.climbs[lower].length - 2];
    nets.push({
      channel,
      top: isDown ? [fromX] : [],
      bottom: isDown ? [toX] : [fromX, toX],
      y: 0,
      apply: (y) => {
        const end = pass.climbs[lower];
        const points = [...pass.climbs[upper], fromX, y, toX, y, ...reversePoints(end)];
        pass.routes[group] = upper % 2 === 0 ? points : reversePoints(points);
      },
    });
  }
  for (let channel = plan.rows.length - 1; channel >= 0; channel -= 1) {
    const inChannel = nets.filter((net) => net.channel === channel);
    assignTracks(inChannel, plan.y + plan.channelY[channel], plan.channelHeight[channel]);
  }
  // From the bottom up, jogs before main tracks: a line's polyline grows from its device on.
  for (const net of nets) net.apply(net.y);
}

/** Leads climbing lines through the strips between the cells of the rows above, side by side. */
function climbRows(pass: Pass, plan: Plan, climbs: readonly Climb[], nets: TrackNet[]): void {
  for (let k = plan.rows.length - 2; k >= 0; k -= 1) {
    const byGap = new Map<number, Climb[]>();
    for (const climb of climbs) {
      if (climb.row <= k || k < climb.to) continue;
      const gap = gapFor(plan, k, climb.row, climb.column);
      if (gap < 0) continue;
      const list = byGap.get(gap);
      if (list) list.push(climb);
      else byGap.set(gap, [climb]);
    }
    for (const [gap, list] of byGap) {
      list.sort((a, b) => a.x - b.x || a.slot - b.slot);
      list.forEach((climb, i) => {
        const lane = plan.x + plan.rows[k].gapX[gap] + (i - (list.length - 1) / 2) * lanePitch(list.length);
        let channel = k + 1;
        while (channel < climb.row && gapFor(plan, channel, climb.row, climb.column) < 0) channel += 1;
        const from = climb.x;
        climb.x = lane;
        nets.push({
          channel,
          top: [lane],
          bottom: [from],
          y: 0,
          apply: (y) => pass.climbs[climb.slot].push(from, y, lane, y),
        });
      });
    }
  }
}

/** Neighbours in a row, and everything that ends at a bus. */
function directRoute(pass: Pass, plan: Plan, group: number, upper: CellPlace, lower: CellPlace, upperSlot: number): number[] {
  const { planning } = pass;
  const { groups, homes, tree } = planning;
  const { from, to } = groups[group];
  const busEnd = from >= tree.boxCount ? 0 : to >= tree.boxCount ? 1 : -1;
  if (busEnd < 0) {
    const a = startOf(pass, upperSlot);
    const b = startOf(pass, upperSlot ^ 1);
    const y = (a[1] + b[1]) / 2;
    const points =
      Math.abs(a[1] - b[1]) < 6 ? [a[0], y, b[0], y] : [a[0], a[1], (a[0] + b[0]) / 2, a[1], (a[0] + b[0]) / 2, b[1], b[0], b[1]];
    return upperSlot % 2 === 0 ? points : reversePoints(points);
  }
  const bus = homes[busEnd === 0 ? from : to]?.cell;
  if (!bus) return [];
  const isBusUpper = plan.rows[upper.row].cells[upper.column] === bus;
  const busY = plan.y + (isBusUpper ? bus.y + bus.height : bus.y);
  const other = busEnd === 0 ? to : from;
  const node = busEnd === 0 ? groups[group].toNode : groups[group].fromNode;
  const home = homes[other];
  const cell = isBusUpper ? plan.rows[lower.row].cells[lower.column] : plan.rows[upper.row].cells[upper.column];
  let points: number[];
  if (home?.plan.isServer) points = dropToBus(planning, home.plan, node, busY, !isBusUpper);
  else {
    const x = plan.x + cell.x + cell.width / 2;
    points = [x, plan.y + (isBusUpper ? cell.y : cell.y + cell.height), x, busY];
  }
  return busEnd === 1 ? points : reversePoints(points);
}

function freeRoute(pass: Pass, plan: Plan, space: FreeSpace, group: number, a: CellPlace): number[] {
  const aSlot = group * 2 + endInCell(pass, plan, group, a);
  const points = routeFree(space, startOf(pass, aSlot), startOf(pass, aSlot ^ 1), pass.pins.side[aSlot], pass.pins.side[aSlot ^ 1]);
  return aSlot % 2 === 0 ? points : reversePoints(points);
}
