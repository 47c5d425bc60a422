import type { Plan } from './plan.ts';
import type { Planning } from './planning.ts';
import type { ServerTemplate } from './server-template.ts';

type Place = NonNullable<ReturnType<ServerTemplate['places']['get']>>;

/** A small shift that keeps lines in one lane apart, the same for the same group each time. */
function lanesApart(group: number): number {
  return ((group % 3) - 1) * 1.5;
}

/** From a device in a server to the server's top edge: tabs are there already, others go up the lane beside their column. */
export function exitServer(planning: Planning, plan: Plan, node: number, group: number, index: number, count: number): number[] {
  const template = planning.templates.get(plan.box);
  const place = template?.places.get(node);
  if (!template || !place)
    return [plan.x + plan.width - 3, plan.y + (template?.bus ? template.bus.y + template.bus.height / 2 : plan.height / 2)];
  if (planning.shapes[node] === 'tab') {
    const pitch = count > 1 ? Math.min(4, (place.width - 4) / (count - 1)) : 0;
    return [plan.x + place.x + place.width / 2 + (index - (count - 1) / 2) * pitch, plan.y + place.y];
  }
  const lane = plan.x + template.laneX[Math.min(place.column, template.laneX.length - 1)] + lanesApart(group);
  const y = plan.y + place.y + place.height / 2 + lanesApart(group);
  return [plan.x + place.x + place.width, y, lane, y, lane, plan.y];
}

/** From a die up or down to a bus outside its server, beside the column so that no name is crossed. */
export function dropToBus(planning: Planning, plan: Plan, node: number, busY: number, isBelow: boolean): number[] {
  const template = planning.templates.get(plan.box);
  const place = template?.places.get(node);
  if (!template || !place) return [];
  const lane = plan.x + template.laneX[place.column] + (place.row === 0 ? 14 : 7);
  const y = plan.y + place.y + place.height / 2 + (isBelow ? 6 : -6);
  return [plan.x + place.x + place.width, y, lane, y, lane, busY];
}

/** A line that stays within one server. */
export function routeInServer(planning: Planning, plan: Plan, group: number, meshIndex: number): number[] {
  const template = planning.templates.get(plan.box);
  if (!template) return [];
  const { groups, shapes, tree } = planning;
  const { from, to } = groups[group];
  const absolute = (points: readonly number[]): number[] => points.map((value, i) => value + (i % 2 === 0 ? plan.x : plan.y));
  if (from >= tree.boxCount || to >= tree.boxCount) {
    const place = template.places.get(from >= tree.boxCount ? to : from);
    const { bus } = template;
    if (!place || !bus) return [];
    const points = toBus(template, place, bus, shapes[from >= tree.boxCount ? to : from] === 'die');
    return absolute(from >= tree.boxCount ? reversePoints(points) : points);
  }
  const a = template.places.get(from);
  const b = template.places.get(to);
  if (!a || !b) return [];
  const [shapeA, shapeB] = [shapes[from], shapes[to]];
  if (shapeA === 'die' && shapeB === 'die') return absolute(dieToDie(template, a, b, meshIndex));
  if (shapeA === 'bar' && shapeB === 'die') return absolute(fromBar(template, a, b));
  if (shapeA === 'die' && shapeB === 'bar') return absolute(reversePoints(fromBar(template, b, a)));
  if (shapeA === 'bar' && shapeB === 'bar')
    return absolute([
      a.x + a.width / 2,
      a.y,
      a.x + a.width / 2,
      template.upperLaneY,
      b.x + b.width / 2,
      template.upperLaneY,
      b.x + b.width / 2,
      b.y,
    ]);
  if (shapeA === 'tab') return absolute(fromTab(template, a, b, shapeB === 'die' || shapeB === 'bar', group));
  if (shapeB === 'tab') return absolute(reversePoints(fromTab(template, b, a, shapeA === 'die' || shapeA === 'bar', group)));
  return absolute(viaChips(template, a, b, shapeA !== 'chip', shapeB !== 'chip', group));
}

/** The same polyline from its other end. */
export function reversePoints(points: readonly number[]): number[] {
  const reversed: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) reversed.push(points[i], points[i + 1]);
  return reversed;
}

function toBus(template: ServerTemplate, place: Place, bus: NonNullable<ServerTemplate['bus']>, isDie: boolean): number[] {
  const x = place.x + place.width / 2;
  if (isDie) return place.y < bus.y ? [x, place.y + place.height, x, bus.y] : [x, place.y, x, bus.y + bus.height];
  const lane = template.laneX[Math.min(place.column, template.laneX.length - 1)];
  const isAbove = place.y < bus.y;
  const turn = isAbove ? template.upperLaneY : template.lowerLaneY;
  return [x, isAbove ? place.y + place.height : place.y, x, turn, lane, turn, lane, isAbove ? bus.y : bus.y + bus.height];
}

function fromTab(template: ServerTemplate, tab: Place, other: Place, isDie: boolean, group: number): number[] {
  const x = tab.x + tab.width / 2;
  const bottom = tab.y + tab.height;
  const isAbove = isDie && other.row === 0 && x > other.x + 2 && x < other.x + other.width - 2;
  if (isAbove) return [x, bottom, x, other.y];
  const lane = template.laneX[Math.min(other.column, template.laneX.length - 1)] + (isDie ? 0 : lanesApart(group));
  const turn = template.upperLaneY;
  if (isDie) {
    const y = other.y + other.height / 2;
    return [x, bottom, x, turn, lane, turn, lane, y, other.x + other.width, y];
  }
  const end = other.x + other.width / 2;
  return [x, bottom, x, turn, lane, turn, lane, template.lowerLaneY, end, template.lowerLaneY, end, other.y];
}

/** A hub stands above its column: straight to the upper die, beside it to the lower one. */
function fromBar(template: ServerTemplate, bar: Place, die: Place): number[] {
  const x = bar.x + bar.width / 2;
  if (die.row === 0 && x > die.x && x < die.x + die.width) return [x, bar.y + bar.height, x, die.y];
  const lane = template.laneX[Math.min(die.column, template.laneX.length - 1)];
  const y = die.y + die.height / 2;
  return [bar.x + bar.width, bar.y + bar.height / 2, lane, bar.y + bar.height / 2, lane, y, die.x + die.width, y];
}

function dieToDie(template: ServerTemplate, a: Place, b: Place, index: number): number[] {
  if (template.meshHeight === 0) {
    const y = a.y + a.height / 2;
    return a.row === b.row ? [a.x + a.width, y, b.x, y] : [a.x + a.width / 2, a.y + a.height, a.x + a.width / 2, b.y];
  }
  const tracks = Math.max(1, Math.floor((template.meshHeight - 8) / 2));
  const y = template.meshTop + 4 + (index % tracks) * 2;
  const pin = (place: Place, step: number): readonly [number, number] => [
    place.x + 4 + ((index * 5 + step) % Math.max(1, Math.floor(place.width - 8))),
    place.row === 0 ? place.y + place.height : place.y,
  ];
  const [ax, ay] = pin(a, 0);
  const [bx, by] = pin(b, 11);
  return [ax, ay, ax, y, bx, y, bx, by];
}

function viaChips(template: ServerTemplate, a: Place, b: Place, isDieA: boolean, isDieB: boolean, group: number): number[] {
  const y = template.lowerLaneY + lanesApart(group);
  const down = (place: Place, isDie: boolean): number[] => {
    if (!isDie) return [place.x + place.width / 2 + lanesApart(group), place.y];
    const lane = template.laneX[Math.min(place.column, template.laneX.length - 1)] + lanesApart(group);
    const side = place.y + place.height / 2 + (place.height > 20 ? 8 : 2);
    return [place.x + place.width, side, lane, side];
  };
  const start = down(a, isDieA);
  const end = down(b, isDieB);
  return [...start, start[start.length - 2], y, end[end.length - 2], y, ...reversePoints(end)];
}
