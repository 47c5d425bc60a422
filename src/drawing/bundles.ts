import type { TechnologyFamily } from '../design/index.ts';
import { type Rect, rectUnion } from './geometry.ts';
import { boxPath, boxRect, type Layout } from './layout/layout.ts';

/** How far up the ends of cables are gathered: servers and racks, or the pods and rows around them. */
export type BundleGrain = 'rack' | 'pod';

/** What a ribbon ends at: a box, or the switches of one tier that stand side by side in a container. */
export interface BundleEnd {
  /** The box, or -1 for a row of switches. */
  readonly box: number;
  /** Devices of a row of switches; empty for a box. */
  readonly nodes: readonly number[];
  readonly rect: Rect;
  readonly label: string;
}

/** All cables of one technology between two ends, in one ribbon. */
export interface Bundle {
  /** Indices into `Bundles.ends`; `from` is the smaller. */
  readonly from: number;
  readonly to: number;
  readonly technology: TechnologyFamily;
  /** Indices into `topology.links`. */
  readonly members: readonly number[];
  /** 1 where a member runs from `to` to `from`. */
  readonly reversed: readonly boolean[];
  /** Sums over the members. */
  readonly bandwidthBytesPerSecond: number;
  readonly reverseBandwidthBytesPerSecond: number;
}

export interface Bundles {
  readonly ends: readonly BundleEnd[];
  readonly bundles: readonly Bundle[];
}

const known = new WeakMap<Layout, Partial<Record<BundleGrain, Bundles>>>();

/**
 * The cables gathered along the containment: what lies in one server or rack (or pod) is one end, and the network switches of
 * a container are one end for each tier. Every cable between two ends is in exactly one bundle, so capacity is conserved
 * across every boundary; cables within an end are not shown.
 */
export function bundlesOf(layout: Layout, grain: BundleGrain): Bundles {
  const own = known.get(layout) ?? {};
  known.set(layout, own);
  own[grain] ??= gather(layout, grain);
  return own[grain];
}

/** True for the kinds of container that a far view shows as one thing. */
function isPodLike(layout: Layout, container: number): boolean {
  const { kind } = layout.topology.containers[container - layout.nodeCount];
  return kind === 'pod' || kind === 'row';
}

/** [boxCount] the outermost placed server or rack around a box (itself included), or -1. */
export function placedBoxes(layout: Layout): Int32Array {
  const placed = new Int32Array(layout.boxCount).fill(-1);
  const visit = (box: number): number => {
    const parent = layout.parent[box];
    const outer = parent < 0 ? -1 : placed[parent];
    if (outer >= 0) return outer;
    const isPlaced = box >= layout.nodeCount && layout.topology.containers[box - layout.nodeCount].definition !== null;
    return isPlaced ? box : -1;
  };
  // Containers come after the one that holds them.
  for (let box = layout.nodeCount; box < layout.boxCount; box += 1) placed[box] = visit(box);
  for (let box = 0; box < layout.nodeCount; box += 1) placed[box] = visit(box);
  return placed;
}

function gather(layout: Layout, grain: BundleGrain): Bundles {
  const { topology, nodeCount, parent } = layout;
  const placed = placedBoxes(layout);
  const ends: { box: number; nodes: number[]; rect: Rect; label: string }[] = [];
  const endOfKey = new Map<number, number>();
  const endFor = (key: number, make: () => { box: number; rect: Rect; label: string }): number => {
    let end = endOfKey.get(key);
    if (end === undefined) {
      end = ends.length;
      endOfKey.set(key, end);
      ends.push({ ...make(), nodes: [] });
    }
    return end;
  };
  const ofBox = (box: number): number => endFor(box, () => ({ box, rect: boxRect(layout, box), label: boxPath(layout, box) }));
  const rowKeys = layout.boxCount;
  const endOfNode = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    // The outermost wins, so that no end lies inside another.
    let outer = placed[node];
    for (let at = outer >= 0 ? outer : parent[node]; at >= 0; at = parent[at])
      if (layout.isCollapsed[at] || (grain === 'pod' && isPodLike(layout, at))) outer = at;
    if (outer >= 0) endOfNode[node] = ofBox(outer);
    else if (layout.shapes[node] === 'switch') {
      // One end for the tier of a container: a row of leaves, the spines above.
      const end = endFor(rowKeys + (parent[node] + 1) * 256 + layout.tiers[node], () => ({
        box: -1,
        rect: boxRect(layout, node),
        label: '',
      }));
      const row = ends[end];
      row.nodes.push(node);
      row.rect = rectUnion(row.rect, boxRect(layout, node));
      row.label = `${row.nodes.length} × ${topology.nodes[node].part.label}`;
      endOfNode[node] = end;
    } else endOfNode[node] = ofBox(node);
  }

  const span = ends.length;
  const families: TechnologyFamily[] = [];
  const byKey = new Map<
    number,
    { from: number; to: number; technology: TechnologyFamily; members: number[]; reversed: boolean[]; forward: number; back: number }
  >();
  topology.links.forEach((link, index) => {
    const a = endOfNode[link.from];
    const b = endOfNode[link.to];
    if (a === b) return;
    const isReversed = a > b;
    let family = families.indexOf(link.technology);
    if (family < 0) family = families.push(link.technology) - 1;
    const [from, to] = isReversed ? [b, a] : [a, b];
    const key = (from * span + to) * 16 + family;
    let bundle = byKey.get(key);
    if (!bundle) {
      bundle = { from, to, technology: link.technology, members: [], reversed: [], forward: 0, back: 0 };
      byKey.set(key, bundle);
    }
    bundle.members.push(index);
    bundle.reversed.push(isReversed);
    bundle.forward += isReversed ? link.reverseBandwidthBytesPerSecond : link.bandwidthBytesPerSecond;
    bundle.back += isReversed ? link.bandwidthBytesPerSecond : link.reverseBandwidthBytesPerSecond;
  });
  return {
    ends,
    bundles: [...byKey.values()].map(({ from, to, technology, members, reversed, forward, back }) => ({
      from,
      to,
      technology,
      members,
      reversed,
      bandwidthBytesPerSecond: forward,
      reverseBandwidthBytesPerSecond: back,
    })),
  };
}
