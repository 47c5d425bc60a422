import { parsePath } from '../paths.ts';
import { accept, counted, type Edit, refuse, withPositions } from './edit.ts';

/** Moves things within their containers: a drag, an arrow-key burst, an alignment. One step however many. */
export const moveElements: Edit<
  'move-elements',
  { readonly moves: readonly { readonly path: string; readonly x: number; readonly y: number }[]; readonly burst?: string }
> = {
  kind: 'move-elements',
  label: 'Move elements',
  isStep: true,
  describe: ({ moves }) => `Move ${counted(moves.length, 'element')}`,
  coalesceKey: ({ moves, burst }) => (burst === undefined ? null : `move ${burst} ${moves.map(({ path }) => path).join(' ')}`),
  apply(design, _library, { moves }) {
    const bad = moves.find(({ path, x, y }) => !parsePath(path) || !Number.isFinite(x) || !Number.isFinite(y));
    if (bad) return refuse('bad-position', `${bad.path} cannot be moved to (${bad.x}, ${bad.y}).`, 'Give a path and two numbers.');
    const isSame = moves.every(({ path, x, y }) => design.view.positions[path]?.x === x && design.view.positions[path]?.y === y);
    return accept(isSame ? design : withPositions(design, Object.fromEntries(moves.map(({ path, x, y }) => [path, { x, y }]))));
  },
};

/** Opens or closes a container on the drawing: a change of the view, not a step of undo. */
export const toggleCollapsed: Edit<'toggle-collapsed', { readonly paths: readonly string[]; readonly isCollapsed?: boolean }> = {
  kind: 'toggle-collapsed',
  label: 'Collapse or expand',
  isStep: false,
  describe: ({ paths }) => `Collapse or expand ${counted(paths.length, 'container')}`,
  apply(design, _library, { paths, isCollapsed }) {
    const collapsed = new Set(design.view.collapsed);
    for (const path of paths) {
      if (isCollapsed ?? !collapsed.has(path)) collapsed.add(path);
      else collapsed.delete(path);
    }
    return accept({ ...design, view: { ...design.view, collapsed: [...collapsed].sort() } });
  },
};
