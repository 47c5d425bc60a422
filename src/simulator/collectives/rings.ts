import { directGrid, type GridDimension } from './direct-grid.ts';
import type { PhaseBuilder } from './phase-builder.ts';
import type { GroupLayout, RankGroup, TimedContext } from './rank-groups.ts';

/** The one dimension of ranks that direct links join; `switched`: something between them joins all alike; null: a grid of several. */
function ringShape(context: TimedContext, ranks: readonly number[]): GridDimension | 'switched' | null {
  const grid = directGrid(context, ranks);
  if (grid === null) return 'switched';
  return grid.length === 1 ? grid[0] : null;
}

/** False where no ring of direct links is known: on grids of several dimensions, which have a form of their own. */
export function hasRings(context: TimedContext, layouts: readonly GroupLayout[]): boolean {
  return layouts.every(({ group, nodes }) =>
    nodes.every(
      (node) =>
        node.length < 2 ||
        ringShape(
          context,
          node.map((index) => group.ranks[index]),
        ) !== null,
    ),
  );
}

/**
 * Rings inside a node that take `bytes` out of and into each rank. Over a scale-up switch or a full mesh there are as many, in different
 * orders, as use all links alike, so the traffic is spread over all pairs; along a cycle one goes either way; along an open line the
 * ring returns on the way that it came; over anything else (PCIe) it follows the order of the ranks.
 */
export function ringsInside(phase: PhaseBuilder, context: TimedContext, group: RankGroup, node: readonly number[], bytes: number): void {
  if (node.length < 2) return;
  const ranks = node.map((index) => group.ranks[index]);
  const shape = ringShape(context, ranks);
  const isScaleUp = context.router.scaleUpRoute(ranks[0], ranks[1]) !== null;
  if (shape === 'switched' && !isScaleUp && node.length > 2) {
    node.forEach((from, at) => {
      phase.send(group, from, node[(at + 1) % node.length], bytes);
    });
  } else if (shape === null || shape === 'switched' || shape.shape === 'clique') phase.sendToAll(group, node, bytes / (node.length - 1));
  else
    alongLine(
      phase,
      group,
      shape.lines[0].map((position) => node[position]),
      shape.shape,
      bytes,
    );
}

/** A ring along a cycle, half each way round, or along an open line and back. */
export function alongLine(phase: PhaseBuilder, group: RankGroup, line: readonly number[], shape: 'cycle' | 'path', bytes: number): void {
  const isClosed = shape === 'cycle';
  for (let at = 0; at + (isClosed ? 0 : 1) < line.length; at += 1) {
    const [from, to] = [line[at], line[(at + 1) % line.length]];
    phase.send(group, from, to, isClosed ? bytes / 2 : bytes);
    phase.send(group, to, from, isClosed ? bytes / 2 : bytes);
  }
}

/** Rings from node to next node: each rank's NIC carries its share of the `bytes` that leave a node. */
export function ringsBetween(phase: PhaseBuilder, group: RankGroup, nodes: readonly (readonly number[])[], bytes: number): void {
  if (nodes.length < 2) return;
  nodes.forEach((node, index) => {
    const next = nodes[(index + 1) % nodes.length];
    node.forEach((rank, lane) => {
      phase.send(group, rank, next[lane % next.length], bytes / node.length);
    });
  });
}
