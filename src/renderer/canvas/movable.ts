import { boxOfPath, boxPath, boxRect, type Layout } from '../../drawing/index.ts';

/** The box that moves when the user drags `box`: what lies inside a placed server or rack moves with it. */
export function movableBox(layout: Layout, box: number): number {
  let movable = box;
  for (let at = layout.parent[box]; at >= 0; at = layout.parent[at]) {
    if (layout.topology.containers[at - layout.nodeCount].definition !== null) movable = at;
  }
  return movable;
}

/** Place of a box relative to what contains it: what `view.positions` holds. */
export function relativePlace(layout: Layout, box: number): { readonly x: number; readonly y: number } {
  const rect = boxRect(layout, box);
  const parent = layout.parent[box];
  const [x, y] = parent < 0 ? [0, 0] : [layout.origins[parent * 2], layout.origins[parent * 2 + 1]];
  // A box that grew to the left or upwards counts from its origin, as the layout does.
  return { x: Math.round(rect.x - x), y: Math.round(rect.y - y) };
}

/** Everything else in the same container, at its present place: pinned when something there is placed by hand, so that nothing jumps. */
export function siblingPlaces(layout: Layout, parent: number, except: ReadonlySet<number>): Record<string, { x: number; y: number }> {
  const places: Record<string, { x: number; y: number }> = {};
  for (let box = 0; box < layout.boxCount; box += 1) {
    if (layout.parent[box] !== parent || !layout.isShown[box] || except.has(box)) continue;
    const { x, y } = relativePlace(layout, box);
    places[boxPath(layout, box)] = { x, y };
  }
  return places;
}

/** The group that something dropped here goes into: the innermost container that the user drew; null: the top. */
export function groupAt(layout: Layout, box: number, patternIds: ReadonlySet<string>): number {
  for (let at = box; at >= 0; at = layout.parent[at]) {
    if (at < layout.nodeCount) continue;
    const container = layout.topology.containers[at - layout.nodeCount];
    const isInsideDefinition = movableBox(layout, at) !== at;
    if (container.definition === null && !isInsideDefinition && !patternIds.has(container.sourceId)) return at;
  }
  return -1;
}

/** The nearest box in a direction from another, for Ctrl + arrow keys; -1 if there is none. */
export function neighbourInDirection(
  layout: Layout,
  candidates: readonly number[],
  from: number,
  direction: 'up' | 'down' | 'left' | 'right',
): number {
  const centre = (box: number): readonly [number, number] => {
    const { x, y, width, height } = boxRect(layout, box);
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = centre(from);
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const box of candidates) {
    if (box === from) continue;
    const [bx, by] = centre(box);
    const [along, across] = direction === 'left' || direction === 'right' ? [bx - x, by - y] : [by - y, bx - x];
    const forward = direction === 'left' || direction === 'up' ? -along : along;
    if (forward <= 1) continue;
    const cost = forward + 2 * Math.abs(across);
    if (cost < bestCost) {
      best = box;
      bestCost = cost;
    }
  }
  return best;
}

/** What a link can end at, for a box that is pointed at: a switch, store or loose device, a NIC, or the server around. -1: nothing. */
export function connectableBox(layout: Layout, box: number): number {
  if (box < 0) return -1;
  if (box < layout.nodeCount) {
    if (layout.shapes[box] === 'tab') return box;
    const owner = movableBox(layout, box);
    return owner;
  }
  const owner = movableBox(layout, box);
  return layout.topology.containers[owner - layout.nodeCount].definition === null ? -1 : owner;
}

/** Every box that a link could end at, in reading order. */
export function connectableBoxes(layout: Layout): number[] {
  const found = new Set<number>();
  for (let box = 0; box < layout.boxCount; box += 1) {
    if (!layout.isShown[box]) continue;
    const connectable = connectableBox(layout, box);
    if (connectable >= 0) found.add(connectable);
  }
  return [...found].sort((a, b) => {
    const [ra, rb] = [boxRect(layout, a), boxRect(layout, b)];
    return Math.abs(ra.y - rb.y) > 8 ? ra.y - rb.y : ra.x - rb.x;
  });
}

/** Boxes of the paths that still exist. */
export function boxesOf(layout: Layout, paths: readonly string[]): number[] {
  return paths.map((path) => boxOfPath(layout, path)).filter((box) => box >= 0);
}
