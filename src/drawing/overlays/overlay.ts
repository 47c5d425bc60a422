import type { Kind } from '../../base/kinds.ts';
import type { ExpandedTopology } from '../../design/index.ts';
import type { DrawingCost } from '../../economics/index.ts';
import type { LinkSummary, Summary } from '../../results/index.ts';
import type { PoolPlacement } from '../layout/layout.ts';

/** What an overlay may read. `summary` and `cost` are null while there are none. */
export interface OverlayInput {
  readonly topology: ExpandedTopology;
  readonly pools: readonly PoolPlacement[];
  readonly summary: Summary | null;
  readonly cost: DrawingCost | null;
}

/** One class of a scale: its colour token, what stands on it, and its name in the legend. */
export interface ScaleClass {
  readonly token: string;
  readonly ink: string;
  readonly label: string;
  /** Chevrons that mark it beside the colour. */
  readonly glyphCount?: number;
  /** Drawn quietly: present, but not what this view is about. */
  readonly isFaint?: boolean;
  /** Strength of the colour, for scales of one hue. */
  readonly opacity?: number;
  /** A figure that belongs to the class as a whole (`50.2 GB/s`). */
  readonly total?: string;
}

/** What the legend panel says. */
export interface LegendModel {
  readonly title: string;
  readonly subtitle: string;
  /** Indices into the frame's classes, in reading order. */
  readonly classes: readonly number[];
  /** `ramp`: joined boxes with bounds below; `list`: boxes with names beside. */
  readonly style: 'ramp' | 'list';
  /** Longer words for assistive technology and the tooltip. */
  readonly meaning: string;
}

/** One direction of one or more cables, as figures. */
export interface HalfFigure {
  readonly value: number;
  readonly classIndex: number;
  /** Short, for beside the line: `58 %`. */
  readonly short: string;
  /** With what it is a share of: `58 % · 29 of 50 GB/s`. */
  readonly long: string;
}

/** Values of one overlay over one drawing. A *half* is a direction of a link: 2i for from → to, 2i + 1 for the way back. */
export interface OverlayFrame {
  readonly kind: string;
  readonly classes: readonly ScaleClass[];
  readonly legend: LegendModel;
  /** [2 × linkCount] finite. */
  readonly halfValue: Float64Array;
  /** [2 × linkCount] index into `classes`. */
  readonly halfClass: Uint8Array;
  /** [nodeCount] finite. */
  readonly nodeValue: Float64Array;
  /** [nodeCount] index into `classes`. */
  readonly nodeClass: Uint8Array;
  /** What several halves that run together say as one: the worst of shares, the sum of amounts. */
  readonly combine: (halves: readonly number[]) => HalfFigure;
  /** At most three characters inside a device; empty: nothing to say. */
  readonly nodeText: (node: number) => string;
  /** A sentence about a device, for hover and assistive technology. */
  readonly nodeLabel: (node: number) => string;
  /** A badge on a container with this share of the devices; null: none. */
  readonly containerBadge: (container: number, nodes: readonly number[]) => string | null;
}

/** A way to colour the drawing. Figures may be null: then everything is in the class of "nothing known". */
export interface Overlay extends Kind {
  readonly frame: (input: OverlayInput) => OverlayFrame;
}

/** Summaries of both directions of every link: [2 × linkCount], null where a run says nothing. */
export function halvesOf(topology: ExpandedTopology, summary: Summary | null): readonly (LinkSummary | null)[] {
  const halves: (LinkSummary | null)[] = new Array(topology.links.length * 2).fill(null);
  if (!summary) return halves;
  const byId = new Map(summary.links.map((link) => [link.id, link]));
  topology.links.forEach((link, i) => {
    const from = topology.nodes[link.from].path;
    const to = topology.nodes[link.to].path;
    const hash = link.id.lastIndexOf('#');
    const copy = hash < 0 ? '' : link.id.slice(hash);
    halves[2 * i] = byId.get(`${from}->${to}${copy}`) ?? null;
    halves[2 * i + 1] = byId.get(`${to}->${from}${copy}`) ?? null;
  });
  return halves;
}

/** Bandwidth of a half. */
export function halfBandwidth(topology: ExpandedTopology, half: number): number {
  const link = topology.links[half >> 1];
  return half % 2 === 0 ? link.bandwidthBytesPerSecond : link.reverseBandwidthBytesPerSecond;
}

/** Last number in a path (`server[1]/gpu[3]` → `3`), or nothing. */
export function indexText(path: string): string {
  return /\[(\d+)\]$/.exec(path)?.[1] ?? '';
}
