import { crossingOf } from './count-channels.ts';
import type { Plan } from './plan.ts';
import type { Planning } from './planning.ts';

/** Side of a device at which a line leaves. */
export type Side = 'top' | 'bottom' | 'left' | 'right';

/** Places at which lines leave their devices: [groupCount * 2] x, y and side; end 0 is `from`, end 1 is `to`. */
export interface Pins {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly side: Side[];
}

/** Which end of a group (0 or 1) lies in a box. */
function endAt(planning: Planning, group: number, box: number): 0 | 1 {
  return planning.groups[group].from === box ? 0 : 1;
}

function centre(boxes: Float64Array, box: number): readonly [number, number] {
  return [boxes[box * 4] + boxes[box * 4 + 2] / 2, boxes[box * 4 + 1] + boxes[box * 4 + 3] / 2];
}

function freeSide(boxes: Float64Array, box: number, partner: number): Side {
  const top = boxes[box * 4 + 1];
  const bottom = top + boxes[box * 4 + 3];
  const partnerTop = boxes[partner * 4 + 1];
  const partnerBottom = partnerTop + boxes[partner * 4 + 3];
  if (partnerTop >= bottom) return 'bottom';
  if (partnerBottom <= top) return 'top';
  return boxes[partner * 4] > boxes[box * 4] ? 'right' : 'left';
}

/** Spreads the lines of every device along its edges, in the order of the places that they go to. */
export function placePins(planning: Planning, boxes: Float64Array): Pins {
  const { groups, homes, tree } = planning;
  const pins: Pins = {
    x: new Float64Array(groups.length * 2),
    y: new Float64Array(groups.length * 2),
    side: new Array<Side>(groups.length * 2).fill('top'),
  };
  const sideAtJoin = new Map<number, Side>();
  const decide = (plan: Plan): void => {
    for (const { group, a, b } of plan.joined) {
      const placeOf = (box: number) => homes[box];
      const { from, to } = groups[group];
      const isPinned = a.row < 0 || b.row < 0;
      for (const [end, box, partner] of [
        [0, from, to],
        [1, to, from],
      ] as const) {
        if (box >= tree.boxCount || placeOf(box)?.plan !== plan) continue;
        if (isPinned) {
          sideAtJoin.set(group * 2 + end, partner < tree.boxCount ? freeSide(boxes, box, partner) : 'bottom');
          continue;
        }
        const own = placeOf(box);
        const isA = own !== null && own.row === a.row && own.column === a.column;
        const [me, other] = isA ? [a, b] : [b, a];
        const isUpper = me.row < other.row || (me.row === other.row && me.column < other.column);
        const [upper, lower] = isUpper ? [me, other] : [other, me];
        const crossing = crossingOf(plan, upper.row, upper.column, lower.row, lower.column);
        if (crossing.channel < 0 && me.row === other.row) sideAtJoin.set(group * 2 + end, me.column < other.column ? 'right' : 'left');
        else if (crossing.channel < 0) sideAtJoin.set(group * 2 + end, isUpper ? 'bottom' : 'top');
        else sideAtJoin.set(group * 2 + end, isUpper ? crossing.upperExit : 'top');
      }
    }
  };
  for (const plan of planning.plans) if (!plan.isServer) decide(plan);

  for (let box = 0; box < tree.boxCount; box += 1) {
    const home = homes[box];
    if (!home || home.plan.isServer) continue;
    const bySide = new Map<Side, number[]>();
    for (const group of planning.groupsAt[box]) {
      const side = sideAtJoin.get(group * 2 + endAt(planning, group, box)) ?? 'top';
      const list = bySide.get(side);
      if (list) list.push(group);
      else bySide.set(side, [group]);
    }
    for (const [side, list] of bySide) spread(planning, boxes, pins, box, side, list);
  }
  return pins;
}

function spread(planning: Planning, boxes: Float64Array, pins: Pins, box: number, side: Side, list: readonly number[]): void {
  const isVertical = side === 'top' || side === 'bottom';
  const partnerPlace = (group: number): number => {
    const { from, to, fromNode, toNode } = planning.groups[group];
    const end = from === box ? to : from;
    const partner = end < planning.tree.boxCount ? end : from === box ? toNode : fromNode;
    return centre(boxes, partner)[isVertical ? 0 : 1];
  };
  const ordered = list.map((group) => ({ group, place: partnerPlace(group) })).sort((a, b) => a.place - b.place || a.group - b.group);
  const length = boxes[box * 4 + (isVertical ? 2 : 3)];
  const pitch = ordered.length === 1 ? 0 : Math.min(12, (length - 12) / (ordered.length - 1));
  const [cx, cy] = centre(boxes, box);
  ordered.forEach(({ group }, i) => {
    const offset = (i - (ordered.length - 1) / 2) * pitch;
    const slot = group * 2 + endAt(planning, group, box);
    pins.side[slot] = side;
    pins.x[slot] = isVertical ? cx + offset : side === 'right' ? boxes[box * 4] + boxes[box * 4 + 2] : boxes[box * 4];
    pins.y[slot] = isVertical ? (side === 'top' ? boxes[box * 4 + 1] : boxes[box * 4 + 1] + boxes[box * 4 + 3]) : cy + offset;
  });
}
