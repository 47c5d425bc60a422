import { type Design, moveElements, placePart, placeSystem, toggleCollapsed } from '../../design/index.ts';
import { type Arrangement, arrange, boxPath, boxRect, fewestFor, freePlace, type Layout } from '../../drawing/index.ts';
import { type PaletteItem, useDesignStore, useSessionStore } from '../state/index.ts';
import type { ScreenPoint } from './drawing-store.ts';
import { groupAt, movableBox, relativePlace, siblingPlaces } from './movable.ts';

const snap = (value: number): number => Math.round(value / 8) * 8;

function patternIdsOf(design: Design): ReadonlySet<string> {
  return new Set(design.topology.patterns.map(({ id }) => id));
}

/** About how large a thing will be drawn, px: it is laid out only once it is there. */
const expectedSize = {
  system: { width: 208, height: 192 },
  part: { width: 112, height: 32 },
  pattern: { width: 208, height: 192 },
} as const;

/** The middle nearest to a wanted one at which a new thing covers no other. */
export function placeBeside(layout: Layout, item: PaletteItem, at: ScreenPoint): ScreenPoint {
  const { width, height } = expectedSize[item.kind];
  const others = Array.from({ length: layout.boxCount }, (_, box) => box)
    .filter((box) => {
      const isSolid = box < layout.nodeCount || layout.isCollapsed[box] || layout.topology.containers[box - layout.nodeCount].definition;
      return layout.isShown[box] && isSolid && movableBox(layout, box) === box;
    })
    .map((box) => boxRect(layout, box));
  const corner = freePlace({ x: at.x - width / 2, y: at.y - height / 2, width, height }, others);
  return { x: corner.x + width / 2, y: corner.y + height / 2 };
}

/** Places a part or system with its middle at a place of the drawing, in the group that lies there. One undo step. */
export function placeItem(layout: Layout | null, item: PaletteItem, at: ScreenPoint, boxAt: number): void {
  const store = useDesignStore.getState();
  const session = useSessionStore.getState();
  if (item.kind === 'pattern') {
    session.openPattern(item.id, { x: snap(at.x), y: snap(at.y) });
    return;
  }
  const group = layout && boxAt >= 0 ? groupAt(layout, boxAt, patternIdsOf(store.design)) : -1;
  const [ox, oy] = layout && group >= 0 ? [layout.origins[group * 2], layout.origins[group * 2 + 1]] : [0, 0];
  const x = snap(at.x - ox - (item.kind === 'system' ? 104 : 56));
  const y = snap(at.y - oy - (item.kind === 'system' ? 96 : 16));
  const container = layout && group >= 0 ? boxPath(layout, group) : null;
  const others = layout ? siblingPlaces(layout, group, new Set()) : {};
  const before = new Set(layout?.topology.nodes.map((node) => node.path));
  const refusal = store.dispatch((design, library) => {
    const placed =
      item.kind === 'system'
        ? placeSystem.apply(design, library, { system: item.id, x, y, container })
        : placePart.apply(design, library, { part: item.id, x, y, container });
    if (!placed.ok) return placed;
    // What was laid out before stays where it is.
    const moves = Object.entries(others)
      .filter(([path]) => design.view.positions[path] === undefined)
      .map(([path, place]) => ({ path, ...place }));
    return moves.length === 0 ? placed : moveElements.apply(placed.value, library, { moves });
  }, `Place ${item.id}`);
  if (refusal) {
    session.refuse(refusal);
    return;
  }
  const added = Object.keys(useDesignStore.getState().design.view.positions).filter(
    (path) => !(path in store.design.view.positions) && !(path in others) && !before.has(path),
  );
  if (added.length > 0) session.select(added);
  session.announce(`Placed ${item.id}`);
}

/** Ends a drag or an arrow-key burst: one undo step for all that moved. */
export function moveBoxes(layout: Layout, places: Readonly<Record<string, ScreenPoint>>, boxes: readonly number[], burst?: string): void {
  const moved = new Set(boxes);
  const parents = new Set(boxes.map((box) => layout.parent[box]));
  const { design, perform } = useDesignStore.getState();
  const frozen = [...parents]
    .flatMap((parent) => Object.entries(siblingPlaces(layout, parent, moved)))
    .filter(([path]) => design.view.positions[path] === undefined);
  const moves = [...Object.entries(places), ...frozen].map(([path, { x, y }]) => ({ path, x, y }));
  useSessionStore.getState().refuse(perform(moveElements, burst === undefined ? { moves } : { moves, burst }));
}

/** Boxes that move for a selection: each once, none inside another that moves. */
export function movedBoxes(layout: Layout, boxes: readonly number[]): number[] {
  const movable = new Set(boxes.map((box) => movableBox(layout, box)));
  return [...movable].filter((box) => {
    for (let at = layout.parent[box]; at >= 0; at = layout.parent[at]) if (movable.has(at)) return false;
    return true;
  });
}

/** Moves the selection by arrow keys; a burst is one step. */
export function nudge(layout: Layout, boxes: readonly number[], dx: number, dy: number): void {
  const moved = movedBoxes(layout, boxes);
  const places = Object.fromEntries(
    moved.map((box) => {
      const { x, y } = relativePlace(layout, box);
      return [boxPath(layout, box), { x: x + dx, y: y + dy }];
    }),
  );
  if (moved.length > 0) moveBoxes(layout, places, moved, 'keys');
}

/** Lines up or spaces out the selection, each thing in its own container; one step. */
export function arrangeBoxes(layout: Layout, boxes: readonly number[], how: Arrangement): void {
  const moved = movedBoxes(layout, boxes);
  const session = useSessionStore.getState();
  if (moved.length < fewestFor(how)) {
    session.announce(`${fewestFor(how)} things or more that can move apart are needed; ${moved.length} selected`);
    return;
  }
  const rects = moved.map((box) => boxRect(layout, box));
  const corners = arrange(rects, how);
  const places = Object.fromEntries(
    moved.map((box, i) => {
      const { x, y } = relativePlace(layout, box);
      return [boxPath(layout, box), { x: Math.round(x + corners[i].x - rects[i].x), y: Math.round(y + corners[i].y - rects[i].y) }];
    }),
  );
  moveBoxes(layout, places, moved);
  session.announce(`Arranged ${moved.length} things`);
}

/** Opens or closes a container: not a step of undo. */
export function toggleContainer(layout: Layout, box: number): void {
  if (box < layout.nodeCount) return;
  const path = boxPath(layout, box);
  useSessionStore.getState().refuse(useDesignStore.getState().perform(toggleCollapsed, { paths: [path] }));
  useSessionStore.getState().announce(`${path} ${layout.isCollapsed[box] ? 'expanded' : 'collapsed'}`);
}

/** Middle of a box on the drawing. */
export function middleOf(layout: Layout, box: number): ScreenPoint {
  const { x, y, width, height } = boxRect(layout, box);
  return { x: x + width / 2, y: y + height / 2 };
}
