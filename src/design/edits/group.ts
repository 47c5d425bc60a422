import { joinPath } from '../paths.ts';
import type { Design, Group } from '../schema.ts';
import { formatSegment, parseSelector, type SelectorSegment } from '../selectors.ts';
import { accept, counted, type Edit, refuse, withPositions, withTopology } from './edit.ts';
import { elementIds, elementsInside, findElement, freeId, groupChain, parentGroupId, replaceElement } from './elements.ts';
import { checkContainer } from './place.ts';
import { changeReferences } from './references.ts';
import { wholeElements } from './selection.ts';

/** Room for the header and the border of a group, px. */
const padding = { left: 24, top: 56 };

/** Puts elements of one container into a new group around them. A group without count changes no path. */
export const groupElements: Edit<
  'group-elements',
  { readonly paths: readonly string[]; readonly groupKind?: Group['kind']; readonly id?: string; readonly label?: string }
> = {
  kind: 'group-elements',
  label: 'Group',
  isStep: true,
  describe: ({ paths }) => `Group ${counted(paths.length, 'element')}`,
  apply(design, library, { paths, groupKind = 'group', id, label }) {
    const whole = wholeElements(design, library, paths);
    if (!whole.ok) return whole;
    const elements = whole.value.map((element) => findElement(design.topology, element)).filter((element) => element !== null);
    const parents = new Set(elements.map(({ element }) => ('in' in element ? element.in : undefined)));
    if (elements.length === 0)
      return refuse('nothing-selected', 'Nothing that can be grouped is selected.', 'Select devices, servers or groups.');
    if (parents.size > 1)
      return refuse('different-containers', 'The selected elements lie in different groups.', 'Select elements of one group.', paths);
    const [outer] = parents;
    const groupId = freeId(id ?? groupKind, elementIds(design.topology));
    const group: Group = {
      id: groupId,
      kind: groupKind,
      ...(label === undefined ? {} : { label }),
      ...(outer === undefined ? {} : { in: outer }),
    };
    let next = withTopology(design, { groups: [...design.topology.groups, group] });
    for (const found of elements)
      next = replaceElement(next, found, { ...found.element, in: insideOf(design, outer, groupId) } as typeof found.element);
    return accept(movePositions(next, whole.value, groupId, 'into'));
  },
};

/** What `in` must say to mean a group without count that lies in `outer`: pure groups around it are no part of its path. */
function insideOf(design: Design, outer: string | undefined, id: string): string {
  if (outer === undefined) return id;
  const group = design.topology.groups.find((candidate) => candidate.id === parentGroupId(outer));
  if (group?.count !== undefined) return `${outer}/${id}`;
  const before = outer.split('/').slice(0, -1).join('/');
  return before === '' ? id : `${before}/${id}`;
}

/** Takes a group without count away and leaves what it held where it was. */
export const ungroup: Edit<'ungroup', { readonly id: string }> = {
  kind: 'ungroup',
  label: 'Ungroup',
  isStep: true,
  describe: ({ id }) => `Ungroup ${id}`,
  apply(design, _library, { id }) {
    const found = findElement(design.topology, id);
    if (found?.family !== 'groups') return refuse('unknown-group', `There is no group "${id}".`, 'Select a group.');
    if (found.element.count !== undefined) {
      return refuse(
        'group-has-count',
        `"${id}" stands for ${found.element.count} copies of what it holds.`,
        'Take its count away first; only the first copy then stays.',
        [id],
      );
    }
    const outer = found.element.in;
    const members = (['groups', 'instances', 'components', 'patterns'] as const).flatMap((family) =>
      design.topology[family].filter((element) => parentGroupId(element.in) === id).map((element) => element.id),
    );
    let next = design;
    for (const member of members) {
      const element = findElement(next.topology, member);
      if (!element) continue;
      const { in: _in, ...rest } = element.element as Group;
      next = replaceElement(next, element, (outer === undefined ? rest : { ...rest, in: outer }) as typeof element.element);
    }
    next = movePositions(next, members, id, 'out of');
    const groups = next.topology.groups.filter((group) => group.id !== id);
    const isGone = (path: string): boolean => path === id || path.endsWith(`/${id}`);
    const positions = Object.fromEntries(Object.entries(next.view.positions).filter(([path]) => !isGone(path)));
    return accept({
      ...withTopology(next, { groups }),
      view: { positions, collapsed: next.view.collapsed.filter((path) => !isGone(path)) },
    });
  },
};

/** Keeps things where they are seen: positions count from the container, in each copy of what is around. */
function movePositions(design: Design, ids: readonly string[], groupId: string, direction: 'into' | 'out of'): Design {
  const { positions } = design.view;
  const isOwn = new RegExp(`(?:^|/)(?:${ids.join('|')})(?:\\[\\d+\\])?$`);
  const byPlace = new Map<string, string[]>();
  for (const path of ids.length === 0 ? [] : Object.keys(positions).filter((key) => isOwn.test(key))) {
    const place = path.split('/').slice(0, -1).join('/');
    byPlace.set(place, [...(byPlace.get(place) ?? []), path]);
  }
  const moved: Record<string, { x: number; y: number }> = {};
  for (const [place, own] of byPlace) {
    const groupPath = joinPath(place, groupId);
    const origin =
      direction === 'out of'
        ? { x: -(positions[groupPath]?.x ?? 0), y: -(positions[groupPath]?.y ?? 0) }
        : {
            x: Math.min(...own.map((path) => positions[path].x)) - padding.left,
            y: Math.min(...own.map((path) => positions[path].y)) - padding.top,
          };
    if (direction === 'into') moved[groupPath] = origin;
    for (const path of own) moved[path] = { x: positions[path].x - origin.x, y: positions[path].y - origin.y };
  }
  return withPositions(design, moved);
}

/**
 * Moves elements into another group, or to the top with `container: null`. Inside a group with count they are put into
 * every copy if the container is named with `[*]`, else into that one.
 */
export const putInside: Edit<
  'put-inside',
  {
    readonly paths: readonly string[];
    readonly container: string | null;
    readonly positions?: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  }
> = {
  kind: 'put-inside',
  label: 'Put into a group',
  isStep: true,
  describe: ({ paths, container }) => `${container === null ? 'Take out' : `Put into ${container}`} ${counted(paths.length, 'element')}`,
  apply(design, library, { paths, container, positions }) {
    const whole = wholeElements(design, library, paths);
    if (!whole.ok) return whole;
    const refusal = checkContainer(design, container);
    if (refusal) return refusal;
    const target = container === null ? null : parentGroupId(container);
    const circular =
      target === null ? undefined : whole.value.find((id) => id === target || elementsInside(design.topology, id).has(target));
    if (circular !== undefined)
      return refuse('cyclic-group', `"${circular}" cannot lie in itself.`, 'Drop it on another group.', [circular]);
    let next = design;
    for (const id of whole.value) next = relocate(next, id, container);
    return accept(positions ? withPositions(next, positions) : next);
  },
};

function relocate(design: Design, id: string, container: string | null): Design {
  const found = findElement(design.topology, id);
  if (!found || found.family === 'links') return design;
  const before = groupChain(design.topology, found.element.in).filter(({ count }) => count !== undefined);
  const prefix = replicatedPrefix(design, container);
  const { in: _in, ...rest } = found.element;
  const moved = replaceElement(design, found, (container === null ? rest : { ...rest, in: container }) as typeof found.element);
  if (before.map(formatGroup).join('/') === prefix.map(formatSegment).join('/')) return moved;
  const members = found.family === 'groups' && found.element.count === undefined ? elementsInside(design.topology, id) : new Set<string>();
  const place = (segments: readonly { readonly id: string }[]): number => {
    const own = segments.findIndex((segment) => segment.id === id);
    return own >= 0 ? own : segments.findIndex((segment) => members.has(segment.id));
  };
  return changeReferences(moved, {
    selector: (segments, role) => {
      const position = place(segments);
      if (position < 0 || (role === 'in' && segments.length === position)) return segments;
      return [...prefix, ...segments.slice(Math.min(before.length, position))];
    },
    path: (segments) => {
      const position = place(segments);
      if (position < 0) return [segments];
      const outer = prefix.map((segment) => ({ id: segment.id, index: segment.index.kind === 'number' ? segment.index.value : 0 }));
      return [[...outer, ...segments.slice(Math.min(before.length, position))]];
    },
  });
}

function formatGroup({ id }: Group): string {
  return `${id}[*]`;
}

/** Segments that the paths inside a container begin with. */
function replicatedPrefix(design: Design, container: string | null): readonly SelectorSegment[] {
  if (container === null) return [];
  const parsed = parseSelector(container);
  if (!parsed.ok) return [];
  const { segments } = parsed.value;
  const last = design.topology.groups.find(({ id }) => id === segments[segments.length - 1].id);
  return last?.count === undefined ? segments.slice(0, -1) : segments;
}
