import type { Node } from '@xyflow/react';
import { boxName, boxPath, boxRect, type Layout } from '../../drawing/index.ts';

/** What a node component draws: nothing that changes with results. */
export interface BoxData extends Record<string, unknown> {
  readonly kind: 'device' | 'server' | 'group' | 'closed';
  readonly label: string;
  readonly strip: 'header' | 'foot' | 'none';
  readonly isConnectable: boolean;
}

export type BoxNodeType = Node<BoxData, 'box'>;

/** Words for assistive technology: what it is and where, without figures, which change too often. */
function labelOf(layout: Layout, box: number): string {
  const path = boxPath(layout, box);
  if (box < layout.nodeCount) {
    const { part } = layout.topology.nodes[box];
    return `${boxName({ layout }, box)}, ${part.label}, ${path}`;
  }
  const container = layout.topology.containers[box - layout.nodeCount];
  return `${boxName({ layout }, box)}, ${container.kind}${layout.isCollapsed[box] ? ', collapsed' : ''}, ${path}`;
}

function kindOf(layout: Layout, box: number): BoxData['kind'] {
  if (box < layout.nodeCount) return 'device';
  if (layout.isCollapsed[box]) return 'closed';
  const { kind } = layout.topology.containers[box - layout.nodeCount];
  return kind === 'server' || kind === 'tray' || kind === 'chassis' ? 'server' : 'group';
}

/**
 * React Flow nodes for the mounted boxes. A node whose box did not change is the same object as before, so that only
 * what moved or was selected renders again.
 */
export function flowNodes(
  layout: Layout,
  mounted: readonly number[],
  selected: ReadonlySet<string>,
  before: ReadonlyMap<string, BoxNodeType>,
): Map<string, BoxNodeType> {
  const nodes = new Map<string, BoxNodeType>();
  for (const box of mounted) {
    const id = boxPath(layout, box);
    const { x, y, width, height } = boxRect(layout, box);
    const kind = kindOf(layout, box);
    const strip = layout.strips[box];
    const isSelected = selected.has(id);
    const old = before.get(id);
    const ariaLabel = labelOf(layout, box);
    const zIndex = layout.depth[box];
    if (
      old &&
      old.position.x === x &&
      old.position.y === y &&
      old.width === width &&
      old.height === height &&
      old.selected === isSelected &&
      old.data.kind === kind &&
      old.ariaLabel === ariaLabel &&
      old.zIndex === zIndex
    ) {
      nodes.set(id, old);
      continue;
    }
    const isGroup = kind === 'group';
    nodes.set(id, {
      id,
      type: 'box',
      position: { x, y },
      width,
      height,
      // Known beforehand, so that React Flow measures nothing and mounts nothing twice.
      measured: { width, height },
      zIndex,
      selected: isSelected,
      handles: [],
      ariaLabel,
      // Only the strip of a group takes the pointer: inside it one can draw a marquee.
      ...(isGroup ? { style: { pointerEvents: 'none' as const }, dragHandle: '.box-strip' } : {}),
      data: {
        kind,
        label: boxName({ layout }, box),
        strip,
        isConnectable:
          kind !== 'group' &&
          (box >= layout.nodeCount || ['switch', 'store', 'nic', 'tab', 'loose-die', 'loose-hexagon', 'chip'].includes(layout.shapes[box])),
      },
    });
  }
  return nodes;
}
