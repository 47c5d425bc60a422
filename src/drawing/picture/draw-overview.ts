import { bundlesOf, placedBoxes } from '../bundles.ts';
import { type Rect, rectsOverlap } from '../geometry.ts';
import { boxRect, type Layout } from '../layout/layout.ts';
import { boxName, nodesIn } from './draw-containers.ts';
import { drawRibbons } from './draw-ribbons.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

/** What a far view shows of a layout: worked out once. */
interface Overview {
  /** Servers and racks as matrices, with the devices of each. */
  readonly matrices: readonly { readonly box: number; readonly accelerators: readonly number[]; readonly columnCount: number }[];
  /** Groups and patterns around them. */
  readonly frames: readonly number[];
  /** Devices that stand outside of any server or rack. */
  readonly loose: readonly number[];
}

const known = new WeakMap<Layout, Overview>();

function overviewOf(layout: Layout): Overview {
  const before = known.get(layout);
  if (before) return before;
  const placed = placedBoxes(layout);
  const matrices: { box: number; accelerators: number[]; columnCount: number }[] = [];
  const frames: number[] = [];
  for (let box = layout.nodeCount; box < layout.boxCount; box += 1) {
    if (!layout.isShown[box]) continue;
    if (placed[box] === box || layout.isCollapsed[box]) {
      const accelerators = nodesIn({ layout }, box).filter((node) => layout.topology.nodes[node].kind === 'accelerator');
      const perTray = new Map<number, number>();
      for (const node of accelerators) perTray.set(layout.parent[node], (perTray.get(layout.parent[node]) ?? 0) + 1);
      matrices.push({
        box,
        accelerators,
        columnCount: perTray.size > 1 ? Math.max(...perTray.values()) : Math.ceil(accelerators.length / 2),
      });
    } else if (placed[box] < 0) frames.push(box);
  }
  frames.sort((a, b) => layout.depth[a] - layout.depth[b]);
  const loose: number[] = [];
  for (let node = 0; node < layout.nodeCount; node += 1) if (placed[node] < 0 && layout.isShown[node]) loose.push(node);
  const made = { matrices, frames, loose };
  known.set(layout, made);
  return made;
}

/** The far view: pods and racks with one cell for each accelerator, tiers of switches as bars, ribbons between them. */
export function drawOverview(pen: Pen, input: PictureInput): void {
  const { layout, visible, level } = input;
  const { matrices, frames, loose } = overviewOf(layout);
  const isVisible = (rect: Rect): boolean => visible === null || rectsOverlap(rect, visible);
  for (const box of frames) {
    const rect = boxRect(layout, box);
    if (!isVisible(rect)) continue;
    pen.box(rect.x, rect.y, rect.width, rect.height, {
      fill: layout.depth[box] === 0 ? undefined : 'bg-panel',
      stroke: 'container-line',
      width: 1 / input.zoom,
      radius: 5 / input.zoom,
    });
  }
  drawRibbons(pen, input, level === 0 ? 'pod' : 'rack');
  for (const { box, accelerators, columnCount } of matrices) {
    const rect = boxRect(layout, box);
    if (isVisible(rect)) drawMatrix(pen, input, rect, accelerators, columnCount);
  }
  drawTiers(pen, input, isVisible);
  for (const node of loose) {
    if (layout.shapes[node] === 'switch') continue;
    const rect = boxRect(layout, node);
    if (!isVisible(rect)) continue;
    pen.box(rect.x, rect.y, rect.width, rect.height, { fill: fillOf(input, node), stroke: 'device-line', width: 0.75 / input.zoom });
  }
  for (const box of frames) labelFrame(pen, input, box);
}

function fillOf({ frame, layout }: PictureInput, node: number): string {
  const { token } = frame.classes[frame.nodeClass[node]];
  if (token !== 'device-fill') return token;
  return layout.topology.nodes[node].kind === 'accelerator' ? 'line-control' : token;
}

/** One cell for each accelerator, trays as rows. */
function drawMatrix(pen: Pen, input: PictureInput, rect: Rect, accelerators: readonly number[], columnCount: number): void {
  const { zoom, frame } = input;
  pen.box(rect.x, rect.y, rect.width, rect.height, { fill: 'device-fill', stroke: 'device-line', width: 0.75 / zoom, radius: 2 / zoom });
  if (accelerators.length === 0 || rect.width * zoom < 4) return;
  const pad = Math.min(2 / zoom, rect.width * 0.06);
  const isTall = rect.height >= rect.width;
  const rowCount = Math.ceil(accelerators.length / columnCount);
  const [columns, rows] = isTall || columnCount > rowCount ? [columnCount, rowCount] : [rowCount, columnCount];
  const isTurned = columns !== columnCount;
  const [width, height] = [(rect.width - pad * 2) / columns, (rect.height - pad * 2) / rows];
  const gap = Math.min(0.7 / zoom, width * 0.18, height * 0.18);
  accelerators.forEach((node, i) => {
    const [row, column] = [Math.floor(i / columnCount), i % columnCount];
    const [x, y] = isTurned ? [row, column] : [column, row];
    pen.box(rect.x + pad + x * width, rect.y + pad + y * height, width - gap, height - gap, {
      fill: fillOf(input, node),
      opacity: frame.classes[frame.nodeClass[node]].opacity,
    });
  });
}

/** Switches of one tier side by side, as one bar with a cell for each, and their number where there is room. */
function drawTiers(pen: Pen, input: PictureInput, isVisible: (rect: Rect) => boolean): void {
  const { layout, zoom, level } = input;
  for (const { box, nodes, rect, label } of bundlesOf(layout, level === 0 ? 'pod' : 'rack').ends) {
    if (box >= 0 || !isVisible(rect)) continue;
    for (const node of nodes) {
      const own = boxRect(layout, node);
      pen.box(own.x, own.y, own.width, own.height, {
        fill: fillOf(input, node),
        stroke: 'device-line',
        width: 0.75 / zoom,
        radius: 1.5 / zoom,
      });
    }
    const size = 10 / zoom;
    // A plate wider than its row would lie on its neighbour's.
    if (rect.width > label.length * size * 0.56 + size) plate(pen, rect.x + rect.width / 2, rect.y + rect.height / 2, label, size);
  }
  if (level > 0) return;
  // Switches inside a pod belong to its ribbon's end, and are still there to be seen.
  for (const { box, nodes, rect } of bundlesOf(layout, 'rack').ends) {
    if (box >= 0 || !isVisible(rect)) continue;
    for (const node of nodes) {
      const own = boxRect(layout, node);
      pen.box(own.x, own.y, own.width, own.height, { fill: fillOf(input, node), stroke: 'device-line', width: 0.5 / zoom });
    }
  }
}

/** A word on a plate, so that no line runs through it. */
function plate(pen: Pen, x: number, y: number, text: string, size: number): void {
  const width = text.length * size * 0.56 + size;
  pen.box(x - width / 2, y - size * 0.8, width, size * 1.6, { fill: 'bg-canvas', radius: size * 0.4, opacity: 0.92 });
  pen.text(x, y + size * 0.36, text, { size, weight: 600, fill: 'ink-1', anchor: 'middle' });
}

/** Name and contents of a group, as large as text on screen, where the box is wide enough to bear it. */
function labelFrame(pen: Pen, input: PictureInput, box: number): void {
  const { layout, zoom, visible } = input;
  const rect = boxRect(layout, box);
  if (rect.width * zoom < 72 || rect.height * zoom < 40 || (visible && !rectsOverlap(rect, visible))) return;
  const size = 11 / zoom;
  const name = boxName(input, box);
  const badge = input.frame.containerBadge(box - layout.nodeCount, nodesIn(input, box)) ?? input.containerDetail(box - layout.nodeCount);
  const nameWidth = name.length * size * 0.6;
  pen.box(
    rect.x + 3 / zoom,
    rect.y + 3 / zoom,
    Math.min(rect.width - 6 / zoom, nameWidth + badge.length * size * 0.55 + size * 2.4),
    size * 1.6,
    {
      fill: 'bg-panel',
      radius: 3 / zoom,
      opacity: 0.94,
    },
  );
  pen.text(rect.x + 8 / zoom, rect.y + size * 1.25 + 2 / zoom, name, { size, weight: 600, fill: 'ink-1', maxWidth: rect.width - size });
  pen.text(rect.x + 8 / zoom + nameWidth + size * 0.8, rect.y + size * 1.25 + 2 / zoom, badge, {
    size,
    fill: 'ink-2',
    maxWidth: rect.width - nameWidth - size * 2.4,
  });
}
