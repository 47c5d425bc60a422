import { formatBytes, formatBytesPerSecond } from '../../base/format.ts';
import { type Rect, rectsOverlap } from '../geometry.ts';
import { boxRect } from '../layout/layout.ts';
import { indexText } from '../overlays/overlay.ts';
import { boxName } from './draw-containers.ts';
import type { Pen } from './pen.ts';
import type { PictureInput } from './picture.ts';

/** Buses and devices. */
export function drawDevices(pen: Pen, input: PictureInput): void {
  const { layout, visible } = input;
  for (const bus of layout.buses) {
    if (visible && !rectsOverlap(bus.rect, visible)) continue;
    pen.box(bus.rect.x, bus.rect.y, bus.rect.width, bus.rect.height, {
      fill: 'device-fill',
      stroke: 'device-line',
      radius: bus.rect.height / 2,
    });
  }
  for (let node = 0; node < layout.nodeCount; node += 1) {
    if (!layout.isShown[node]) continue;
    if (visible && isOutside(layout.boxes, node, visible)) continue;
    drawDevice(pen, input, node, boxRect(layout, node));
  }
}

/** Without an object for each device: a fabric has 30,000, and this runs on every frame. */
function isOutside(boxes: Float64Array, box: number, view: Rect): boolean {
  const at = box * 4;
  return (
    boxes[at] >= view.x + view.width ||
    boxes[at] + boxes[at + 2] <= view.x ||
    boxes[at + 1] >= view.y + view.height ||
    boxes[at + 1] + boxes[at + 3] <= view.y
  );
}

function drawDevice(pen: Pen, input: PictureInput, node: number, rect: Rect): void {
  const { layout, frame, level } = input;
  const shape = layout.shapes[node];
  const { token, ink, opacity } = frame.classes[frame.nodeClass[node]];
  switch (shape) {
    case 'die':
      drawDie(pen, input, node, rect.x, rect.y, token, ink, opacity);
      return;
    case 'loose-die':
      drawDie(pen, input, node, rect.x + 8, rect.y, token, ink, opacity);
      label(pen, input, rect, boxName(input, node), rect.y + rect.height - 2);
      return;
    case 'tab':
      drawTab(pen, input, node, rect);
      return;
    case 'bar':
      pen.box(rect.x, rect.y, rect.width, rect.height, { fill: 'device-fill', stroke: 'device-line', width: 0.9, radius: 2 });
      if (level >= 3)
        small(pen, input, rect.x + rect.width / 2, rect.y + 7.6, layout.topology.nodes[node].kind === 'host' ? 'CPU' : 'PCIe', rect.width);
      return;
    case 'hexagon':
      hexagon(pen, rect, token === 'device-fill' ? 'line-control' : token);
      return;
    case 'loose-hexagon':
      hexagon(pen, rect, 'device-fill', 'device-line');
      label(pen, input, rect, boxName(input, node), rect.y + rect.height / 2 + 4);
      return;
    case 'switch':
      drawSwitch(pen, input, node, rect);
      return;
    case 'store':
      drawStore(pen, input, node, rect);
      return;
    default:
      pen.box(rect.x, rect.y, rect.width, rect.height, { fill: 'device-fill', stroke: 'device-line', width: 0.9, radius: 2 });
      if (rect.height < 20) small(pen, input, rect.x + rect.width / 2, rect.y + 10, chipText(input, node), rect.width - 4);
      else label(pen, input, rect, boxName(input, node), rect.y + rect.height / 2 + 4);
  }
}

function chipText(input: PictureInput, node: number): string {
  const { kind, path } = input.layout.topology.nodes[node];
  const words = {
    host: 'CPU',
    memory: 'DRAM',
    storage: 'SSD',
    'pcie-switch': 'PCIe',
    nic: 'NIC',
    switch: 'SW',
    accelerator: '',
    'scale-up-switch': '',
  } as const;
  return `${words[kind]} ${indexText(path)}`.trim();
}

function small(pen: Pen, input: PictureInput, x: number, y: number, text: string, maxWidth: number): void {
  if (7.5 * input.zoom >= 5.5) pen.text(x, y, text, { size: 7.5, weight: 500, fill: 'ink-2', anchor: 'middle', maxWidth });
}

function label(pen: Pen, input: PictureInput, rect: Rect, text: string, y: number): void {
  if (10 * input.zoom >= 5.5)
    pen.text(rect.x + rect.width / 2, y, text, { size: 10, weight: 600, fill: 'ink-1', anchor: 'middle', maxWidth: rect.width - 4 });
}

/** A die with a notched corner, memory stacks along both sides and one figure in the middle. */
function drawDie(
  pen: Pen,
  input: PictureInput,
  node: number,
  x: number,
  y: number,
  token: string,
  ink: string,
  opacity: number | undefined,
): void {
  const { layout, frame, zoom, level } = input;
  const [w, h] = [38, 42];
  pen.polygon([x + 1, y, x + w - 8, y, x + w, y + 8, x + w, y + h - 1, x + w - 1, y + h, x + 1, y + h, x, y + h - 1, x, y + 1], {
    fill: 'device-fill',
    stroke: 'device-line',
  });
  if (38 * zoom >= 18) {
    const { part } = layout.topology.nodes[node];
    const stacks = part.family === 'accelerator' ? Math.min(12, part.memoryStackCount) : 5;
    const left = Math.ceil(stacks / 2);
    const fill = input.memoryFill(node);
    for (let i = 0; i < stacks; i += 1) {
      const isLeft = i < left;
      const count = isLeft ? left : stacks - left;
      const top = isLeft ? 3 : 9;
      const pitch = (h - 2 - top) / Math.max(count, 3);
      const cellY = y + top + (isLeft ? i : i - left) * pitch;
      const cellX = x + (isLeft ? 3 : 30);
      const cellHeight = pitch - 1.5;
      pen.box(cellX, cellY, 5, cellHeight, { stroke: 'device-line', width: 0.75, radius: 0.5 });
      if (fill > 0)
        pen.box(cellX, cellY + cellHeight * (1 - fill), 5, cellHeight * fill, {
          fill: frame.kind === 'kv' ? 'class-kv' : 'ink-3',
          radius: 0.5,
        });
    }
  }
  pen.box(x + 10, y + 11, 18, 20, { fill: token === 'device-fill' ? 'depth-2' : token, radius: 2, opacity });
  const text = frame.nodeText(node);
  if (10 * zoom >= 5.5) pen.text(x + 19, y + 24.6, text, { size: text.length > 2 ? 8.5 : 10, weight: 600, fill: ink, anchor: 'middle' });
  if (level === 4) dieWords(pen, input, node, x, y);
}

/** Close up: which part it is, what memory it has, and its name. */
function dieWords(pen: Pen, input: PictureInput, node: number, x: number, y: number): void {
  const { part, path } = input.layout.topology.nodes[node];
  pen.text(x + 19, y + 7.6, part.label, { size: 3, weight: 500, fill: 'ink-1', anchor: 'middle', maxWidth: 20 });
  pen.text(x + 19, y + 35, path.slice(path.lastIndexOf('/') + 1), { size: 3, weight: 600, fill: 'ink-1', anchor: 'middle', maxWidth: 20 });
  if (part.family !== 'accelerator') return;
  pen.text(x + 19, y + 38.6, `${formatBytes(part.memoryCapacityBytes)} · ${formatBytesPerSecond(part.memoryBandwidthBytesPerSecond)}`, {
    size: 2.4,
    fill: 'ink-2',
    anchor: 'middle',
    maxWidth: 21,
  });
}

function drawTab(pen: Pen, input: PictureInput, node: number, rect: Rect): void {
  const { x, y, width: w, height: h } = rect;
  const middle = x + w / 2;
  const half = Math.min(3, w / 4);
  pen.polygon(
    [
      x,
      y,
      x + w,
      y,
      x + w,
      y + h - 3,
      middle + half,
      y + h - 3,
      middle + half,
      y + h,
      middle - half,
      y + h,
      middle - half,
      y + h - 3,
      x,
      y + h - 3,
    ],
    { fill: 'device-fill', stroke: 'device-line', width: 0.9 },
  );
  if (9 * input.zoom >= 5.5 && w >= 9)
    pen.text(middle, y + 8.6, indexText(input.layout.topology.nodes[node].path), { size: 9, fill: 'ink-2', anchor: 'middle' });
}

function hexagon(pen: Pen, rect: Rect, fill: string, stroke?: string): void {
  const { x, y, width: w, height: h } = rect;
  const inset = Math.min(w / 4, h / 2);
  const top = stroke ? y : y + h * 0.067;
  const bottom = stroke ? y + h : y + h * 0.933;
  pen.polygon([x, y + h / 2, x + inset, top, x + w - inset, top, x + w, y + h / 2, x + w - inset, bottom, x + inset, bottom], {
    fill,
    stroke,
  });
}

function drawSwitch(pen: Pen, input: PictureInput, node: number, rect: Rect): void {
  const { layout, zoom } = input;
  const { x, y, width, height } = rect;
  pen.box(x, y, width, height, { fill: 'device-fill', stroke: 'device-line', radius: 3 });
  pen.box(x + 0.5, y + 0.5, 21.5, height - 1, { fill: 'depth-2', radius: 2.5 });
  if (10 * zoom < 5.5) return;
  const tier = layout.tiers[node];
  pen.text(x + 11, y + height / 2 + 3.6, tier > 2 ? 'SS' : tier === 2 ? 'S' : 'L', {
    size: 10,
    weight: 600,
    fill: 'ink-2',
    anchor: 'middle',
  });
  const name = boxName(input, node);
  pen.text(x + 28, y + height / 2 + 4, name, { size: 11, weight: 600, fill: 'ink-1', maxWidth: width - 34 });
  const detail = switchDetail(input, node);
  const room = width - 34 - name.length * 6.4 - 8;
  if (room >= detail.length * 5.4)
    pen.text(x + width - 7, y + height / 2 + 3.6, detail, { size: 10, fill: 'ink-2', anchor: 'end', maxWidth: room });
}

const usedPorts = new WeakMap<PictureInput['layout']['topology'], Int32Array>();

/** `8/64`: ports in use, of all. */
function switchDetail(input: PictureInput, node: number): string {
  const { topology } = input.layout;
  let used = usedPorts.get(topology);
  if (!used) {
    const counts = new Int32Array(topology.nodes.length);
    for (const link of topology.links) {
      counts[link.from] += 1;
      counts[link.to] += 1;
    }
    used = counts;
    usedPorts.set(topology, counts);
  }
  const total = topology.nodes[node].part.ports?.reduce((sum, port) => sum + port.count, 0) ?? 0;
  return total > 0 ? `${used[node]}/${total}` : String(used[node]);
}

function drawStore(pen: Pen, input: PictureInput, node: number, rect: Rect): void {
  const { x, y, width, height } = rect;
  pen.box(x, y, width, height, { fill: 'device-fill', stroke: 'device-line', radius: 3 });
  pen.ellipse(x + 16, y + 12, 6, 2.5, { stroke: 'ink-2', width: 1.2 });
  pen.line([x + 10, y + 12, x + 10, y + 21, x + 13, y + 23, x + 19, y + 23, x + 22, y + 21, x + 22, y + 12], {
    stroke: 'ink-2',
    width: 1.2,
  });
  if (10 * input.zoom < 5.5) return;
  pen.text(x + 30, y + 20, boxName(input, node), { size: 11, weight: 600, fill: 'ink-1', maxWidth: width - 36 });
  pen.text(x + 8, y + height - 9, input.layout.topology.nodes[node].part.label, { size: 10, fill: 'ink-2', maxWidth: width - 16 });
}
