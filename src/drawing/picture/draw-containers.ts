import { rectsOverlap } from '../geometry.ts';
import { boxRect } from '../layout/layout.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

const hullTokens = { prefill: 'hull-prefill', decode: 'hull-decode', mixed: 'hull-store' } as const;
const depthTokens = ['depth-0', 'depth-1', 'depth-2'] as const;

/** Name of a box as people read it: its label, which is its own segment unless somebody wrote one. */
export function boxName({ layout: { topology, nodeCount } }: Pick<PictureInput, 'layout'>, box: number): string {
  return box < nodeCount ? topology.nodes[box].label : topology.containers[box - nodeCount].label;
}

/** Outlines of pools, with a tint and a name at the foot. */
export function drawHulls(pen: Pen, input: PictureInput): void {
  const { layout, zoom } = input;
  for (const hull of layout.hulls) {
    const { x, y, width, height } = hull.rect;
    const pool = layout.pools[hull.pool];
    const token = hullTokens[pool.role];
    const radius = Math.min(10, height / 4);
    pen.box(x, y, width, height, { fill: token, opacity: 0.05, radius });
    pen.box(x, y, width, height, { stroke: token, width: 1.25, dash: [5, 3], radius });
    if (hull.label === 'none' || 11 * zoom < 5.5) continue;
    const name = `${pool.id} pool`;
    if (hull.label === 'left') {
      pen.text(x + 10, y + 20, name, { size: 11, weight: 600, fill: token, maxWidth: 88 });
      input
        .poolDetail(hull.pool)
        .split(' · ')
        .forEach((part, i) => pen.text(x + 10, y + 36 + i * 14, part, { size: 10, fill: 'ink-2', maxWidth: 88 }));
      continue;
    }
    const nameWidth = name.length * 6.3;
    pen.text(x + 12, y + height - 9, name, { size: 11, weight: 600, fill: token, maxWidth: width - 20 });
    pen.text(x + width - 12, y + height - 9, input.poolDetail(hull.pool), {
      size: 11,
      fill: 'ink-2',
      anchor: 'end',
      maxWidth: width - nameWidth - 40,
    });
  }
}

/** Outlines and name strips of containers, from the outside in. */
export function drawContainers(pen: Pen, input: PictureInput): void {
  const { layout, zoom, visible } = input;
  for (const box of outsideIn(layout)) {
    const rect = boxRect(layout, box);
    if (visible && !rectsOverlap(rect, visible)) continue;
    if (layout.isCollapsed[box]) drawCollapsed(pen, input, box);
    else drawOpen(pen, input, box, 11 * zoom >= 5.5);
  }
}

const orders = new WeakMap<PictureInput['layout'], readonly number[]>();

/** Shown containers, the outer before the inner. */
function outsideIn(layout: PictureInput['layout']): readonly number[] {
  const known = orders.get(layout);
  if (known) return known;
  const order: number[] = [];
  for (let box = layout.nodeCount; box < layout.boxCount; box += 1) if (layout.isShown[box]) order.push(box);
  order.sort((a, b) => layout.depth[a] - layout.depth[b]);
  orders.set(layout, order);
  return order;
}

function drawOpen(pen: Pen, input: PictureInput, box: number, hasText: boolean): void {
  const { layout, frame } = input;
  const { x, y, width, height } = boxRect(layout, box);
  const { kind } = layout.topology.containers[box - layout.nodeCount];
  const strip = layout.strips[box];
  if (strip === 'none') {
    pen.box(x, y, width, height, { stroke: 'container-line', width: 0.75, radius: 3 });
    return;
  }
  const isServer = kind === 'server' || kind === 'tray' || kind === 'chassis';
  pen.box(x, y, width, height, { stroke: 'container-line', width: 1, radius: isServer ? 4 : 6 });
  const name = boxName(input, box);
  const badge = frame.containerBadge(box - layout.nodeCount, nodesIn(input, box));
  const detail = input.containerDetail(box - layout.nodeCount);
  const nameWidth = name.length * 6.4 + 14;
  if (strip === 'header') {
    pen.box(x + 0.5, y + 0.5, width - 1, 21.5, { fill: depthTokens[0], radius: 5 });
    pen.line([x, y + 22, x + width, y + 22], { stroke: 'container-line', width: 1 });
    if (!hasText) return;
    pen.text(x + 12, y + 15, name, { size: 11, weight: 600, fill: 'ink-1', maxWidth: width - 24 });
    pen.text(x + 12 + nameWidth, y + 15, badge ?? detail, { size: 11, fill: 'ink-2', maxWidth: width - nameWidth - 30 });
    return;
  }
  if (!isServer) {
    pen.box(x + 0.5, y + height - 20, width - 1, 19.5, { fill: depthTokens[Math.min(2, layout.depth[box])], radius: 4 });
    pen.line([x, y + height - 20, x + width, y + height - 20], { stroke: 'container-line', width: 1 });
  }
  if (!hasText) return;
  const baseline = y + height - (isServer ? 8 : 6);
  // The lane beside the first column of a narrow tray passes here: its name keeps to the column.
  const isNarrow = isServer && width < 150;
  const nameRoom = isNarrow ? 46 : width - 20;
  pen.text(x + (isNarrow ? 8 : 10), baseline, name, { size: isNarrow ? 9 : 11, weight: 600, fill: 'ink-1', maxWidth: nameRoom });
  if (isNarrow) return;
  const room = width - nameWidth - 24;
  if (isServer && badge && frame.kind === 'kv') drawPill(pen, x + width - 8, baseline, badge, room);
  else pen.text(x + width - 10, baseline, badge ?? detail, { size: isServer ? 10 : 11, fill: 'ink-2', anchor: 'end', maxWidth: room });
}

function drawPill(pen: Pen, right: number, baseline: number, text: string, room: number): void {
  const width = Math.min(room, text.length * 5.6 + 14);
  pen.box(right - width, baseline - 12, width, 16, { fill: 'class-kv', radius: 8 });
  pen.text(right - width / 2, baseline - 0.5, text, { size: 10, weight: 600, fill: 'class-kv-ink', anchor: 'middle', maxWidth: width - 8 });
}

/** A closed container: its name, what it holds, and one cell per accelerator. */
function drawCollapsed(pen: Pen, input: PictureInput, box: number): void {
  const { layout, frame } = input;
  const { x, y, width, height } = boxRect(layout, box);
  pen.box(x, y, width, height, { fill: 'device-fill', stroke: 'device-line', radius: 4 });
  pen.text(x + 8, y + 15, boxName(input, box), { size: 11, weight: 600, fill: 'ink-1', maxWidth: width - 16 });
  pen.text(x + 8, y + 28, input.containerDetail(box - layout.nodeCount), { size: 10, fill: 'ink-2', maxWidth: width - 16 });
  const accelerators = nodesIn(input, box).filter((node) => layout.topology.nodes[node].kind === 'accelerator');
  const columns = Math.max(1, Math.ceil(accelerators.length / 4));
  const cell = Math.min(8, (width - 16) / columns);
  accelerators.forEach((node, i) => {
    const { token } = frame.classes[frame.nodeClass[node]];
    pen.box(x + 8 + Math.floor(i / 4) * cell, y + 34 + (i % 4) * 4.5, cell - 1, 3.5, {
      fill: token === 'device-fill' ? 'line-control' : token,
    });
  });
}

const inside = new WeakMap<PictureInput['layout'], Map<number, readonly number[]>>();

/** All devices in a container, at any depth. */
export function nodesIn(input: Pick<PictureInput, 'layout'>, box: number): readonly number[] {
  const { layout } = input;
  let known = inside.get(layout);
  if (!known) {
    const lists = new Map<number, number[]>();
    for (let node = 0; node < layout.nodeCount; node += 1) {
      for (let at = layout.parent[node]; at >= 0; at = layout.parent[at]) {
        const list = lists.get(at);
        if (list) list.push(node);
        else lists.set(at, [node]);
      }
    }
    known = lists;
    inside.set(layout, known);
  }
  return known.get(box) ?? [];
}
