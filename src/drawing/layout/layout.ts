import type { ExpandedTopology, TechnologyFamily } from '../../design/index.ts';
import type { Rect } from '../geometry.ts';

/** How a device is drawn. Bars stand between the NICs and the dies that they join. Chips (hosts, memory and switches inside a server) show their detail only when close. */
export type Shape = 'die' | 'bar' | 'tab' | 'hexagon' | 'switch' | 'store' | 'chip' | 'nic' | 'loose-die' | 'loose-hexagon';

/** What the layout needs of a pool: which devices serve it. Order decides who stands left. */
export interface PoolPlacement {
  readonly id: string;
  readonly role: 'prefill' | 'decode' | 'mixed';
  /** Indices into `topology.nodes`. */
  readonly accelerators: readonly number[];
  /** `2 replicas × TP8`. */
  readonly detail: string;
}

export interface LayoutOptions {
  readonly pools?: readonly PoolPlacement[];
  /** Ids of patterns: one that made no device of its own has no box. */
  readonly patternIds?: readonly string[];
}

/** The dashed outline of a pool. A pool that is spread over the drawing has several. */
export interface Hull {
  readonly pool: number;
  readonly rect: Rect;
  /** Only the first hull of a pool carries its name: at its foot, or left of trays whose links leave below. */
  readonly label: 'foot' | 'left' | 'none';
}

/** A row of scale-up switches drawn as hexagons on one bar. */
export interface Bus {
  readonly container: number;
  readonly switches: readonly number[];
  readonly rect: Rect;
}

/** One line on the drawing: a cable, or several that run the same way and are drawn as one ribbon ×N. */
export interface DrawnLink {
  /** Id of the cable, or of the first of a ribbon. */
  readonly id: string;
  /** Indices into `topology.links`. */
  readonly members: readonly number[];
  /** 1 where a member runs from `toBox` to `fromBox`, as drawn here; same order as `members`. */
  readonly reversed: readonly boolean[];
  /** Box indices of the drawn ends: a device, or the collapsed container that holds it. */
  readonly fromBox: number;
  readonly toBox: number;
  readonly technology: TechnologyFamily;
  /** Sum over the members, in the direction from → to. */
  readonly bandwidthBytesPerSecond: number;
  /** Stroke width, px at zoom 1. */
  readonly width: number;
  readonly isRibbon: boolean;
  /** True inside a server, where only a close look shows host wiring. */
  readonly isFine: boolean;
}

/** The line of a drawn link, from `fromBox` to `toBox`. */
export interface Route {
  /** x0, y0, x1, y1, …: orthogonal, px at zoom 1. */
  readonly points: readonly number[];
  /** Distance along `points` at which the two halves meet. */
  readonly meetAt: number;
}

/**
 * Where everything lies. A *box* is a device or a container: box `i` is `topology.nodes[i]` while i < nodeCount, and
 * `topology.containers[i - nodeCount]` from there on.
 */
export interface Layout {
  readonly topology: ExpandedTopology;
  readonly nodeCount: number;
  readonly boxCount: number;
  /** Row-major [boxCount, 4]: x, y, width, height, absolute, px at zoom 1. */
  readonly boxes: Float64Array;
  /** [boxCount] box index of the container, or -1. */
  readonly parent: Int32Array;
  /** [boxCount] 0 at the top. */
  readonly depth: Uint8Array;
  /** [boxCount] 1 unless it lies within a collapsed container. */
  readonly isShown: Uint8Array;
  /** [boxCount] 1 for a container drawn closed. */
  readonly isCollapsed: Uint8Array;
  /** [nodeCount]. */
  readonly shapes: readonly Shape[];
  /** [nodeCount] distance of a switch from the devices it serves: 1 leaf, 2 spine; 0 for all else. */
  readonly tiers: Uint8Array;
  /** [boxCount, 2] absolute place that a position of this box's children is relative to. */
  readonly origins: Float64Array;
  /** [boxCount] 'header' strips lie on top, 'foot' strips at the bottom, devices have none. */
  readonly strips: readonly ('header' | 'foot' | 'none')[];
  readonly buses: readonly Bus[];
  readonly hulls: readonly Hull[];
  readonly pools: readonly PoolPlacement[];
  /** [nodeCount] index of the pool that a device serves, or -1. */
  readonly poolOfNode: Int32Array;
  readonly links: readonly DrawnLink[];
  /** One route per drawn link. Worked out on the first call: a view of racks as cells never asks for 50,000 lines. */
  readonly routes: () => readonly Route[];
  readonly bounds: Rect;
}

/** The box as a rectangle. */
export function boxRect(layout: Pick<Layout, 'boxes'>, box: number): Rect {
  const { boxes } = layout;
  return { x: boxes[box * 4], y: boxes[box * 4 + 1], width: boxes[box * 4 + 2], height: boxes[box * 4 + 3] };
}

/** Path of a box: what selections and edits call it. */
export function boxPath(layout: Pick<Layout, 'topology' | 'nodeCount'>, box: number): string {
  return box < layout.nodeCount ? layout.topology.nodes[box].path : layout.topology.containers[box - layout.nodeCount].path;
}

/** Box of a path, or -1. */
export function boxOfPath(layout: Pick<Layout, 'topology' | 'nodeCount'>, path: string): number {
  const node = layout.topology.nodeIndex.get(path);
  if (node !== undefined) return node;
  const container = layout.topology.containerIndex.get(path);
  return container === undefined ? -1 : layout.nodeCount + container;
}
