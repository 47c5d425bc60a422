import { expandTopology } from '../expansion/expand-topology.ts';
import { formatPath, type PathSegment, parsePath } from '../paths.ts';
import type { Design, Link } from '../schema.ts';
import { formatSelector, parseSelector, type SelectorSegment } from '../selectors.ts';
import { accept, counted, type Edit, refuse, withPositions } from './edit.ts';
import { type Element, elementIds, elementsInside, findElement, freeId, groupChain } from './elements.ts';
import { copyPaths, insideRefusal, pathOwner } from './selection.ts';

/** How far a duplicate lies from the original, px. */
const offset = 32;

/**
 * Duplicates the selected things, what is inside selected groups, and the links among them. Elements that are selected
 * with all their copies are duplicated as they are described; of the others each selected copy becomes an element.
 */
export const duplicate: Edit<'duplicate', { readonly paths: readonly string[] }> = {
  kind: 'duplicate',
  label: 'Duplicate',
  isStep: true,
  describe: ({ paths }) => `Duplicate ${counted(paths.length, 'element')}`,
  apply(design, library, { paths }) {
    const copies = new Map<string, string[]>();
    for (const path of paths) {
      const owner = pathOwner(design, path);
      if (!owner) return refuse('unknown-path', `Nothing is drawn at ${path}.`, 'Select something on the drawing.', [path]);
      if (owner.inside !== '') return { ok: false, error: insideRefusal(design, owner, path) };
      copies.set(owner.id, [...(copies.get(owner.id) ?? []), owner.path]);
    }
    // What lies in a selected group comes with it.
    const selected = new Set(
      [...copies.keys()].filter(
        (id) => ![...copies.keys()].some((other) => other !== id && elementsInside(design.topology, other).has(id)),
      ),
    );
    const whole = new Set<string>();
    const taken = elementIds(design.topology);
    const newIds = new Map<string, string>();
    const single: { id: string; path: string; newId: string }[] = [];
    const claim = (id: string): string => {
      const free = freeId(id.replace(/-\d+$/, ''), taken);
      taken.add(free);
      return free;
    };
    for (const id of selected) {
      const own = copies.get(id) ?? [];
      const isGroup = findElement(design.topology, id)?.family === 'groups';
      if (own.length === copyPaths(design, library, id).length || isGroup) {
        for (const member of [id, ...(isGroup ? elementsInside(design.topology, id) : [])]) {
          whole.add(member);
          newIds.set(member, claim(member));
        }
      } else for (const path of own) single.push({ id, path, newId: claim(id) });
    }

    let next = copyWhole(design, whole, newIds);
    for (const copy of single) next = copyOne(next, design, copy.id, copy.path, copy.newId);
    next = copyCables(next, design, library, single, whole, newIds, claim);
    return accept(next);
  },
};

function renamed<S extends { readonly id: string }>(segments: readonly S[], newIds: ReadonlyMap<string, string>): S[] {
  return segments.map((segment) => ({ ...segment, id: newIds.get(segment.id) ?? segment.id }));
}

function renamedText(text: string, newIds: ReadonlyMap<string, string>, design: Design): string {
  const parsed = parseSelector(text);
  if (!parsed.ok) return text;
  const { segments, port } = parsed.value;
  return formatSelector({ segments: renamedOwn(segments, newIds, design), port });
}

/** Only segments of the topology's own scope: inside an instance the ids are the definition's. */
function renamedOwn<S extends SelectorSegment | PathSegment>(
  segments: readonly S[],
  newIds: ReadonlyMap<string, string>,
  design: Design,
): S[] {
  const end = segments.findIndex(({ id }) => !design.topology.groups.some((group) => group.id === id));
  const depth = end < 0 ? segments.length : end + 1;
  return [...renamed(segments.slice(0, depth), newIds), ...segments.slice(depth)];
}

function copyWhole(design: Design, whole: ReadonlySet<string>, newIds: ReadonlyMap<string, string>): Design {
  const { topology } = design;
  const path = (text: string): string => {
    const segments = parsePath(text);
    return segments ? formatPath(renamedOwn(segments, newIds, design)) : text;
  };
  const keyed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [path(key), value]));
  const copy = <T extends Element['element']>(elements: readonly T[]): T[] =>
    elements
      .filter(({ id }) => whole.has(id))
      .map((element) => {
        const changed: Record<string, unknown> = { ...element, id: newIds.get(element.id) };
        if ('in' in element && element.in !== undefined) changed.in = renamedText(element.in, newIds, design);
        if ('overrides' in element && element.overrides) changed.overrides = keyed(element.overrides);
        return changed as T;
      });
  const links = topology.links.filter(({ from, to }) => [from, to].every((end) => namesOnly(end, whole, design)));
  const taken = new Set([...elementIds(topology), ...newIds.values()]);
  const copiedLinks = links.map((link): Link => {
    const id = freeId(link.id.replace(/-\d+$/, ''), taken);
    taken.add(id);
    return { ...link, id, from: renamedText(link.from, newIds, design), to: renamedText(link.to, newIds, design) };
  });
  const next: Design = {
    ...design,
    topology: {
      groups: [...topology.groups, ...copy(topology.groups)],
      instances: [...topology.instances, ...copy(topology.instances)],
      components: [...topology.components, ...copy(topology.components)],
      patterns: [...topology.patterns, ...copy(topology.patterns)],
      links: [...topology.links, ...copiedLinks],
    },
  };
  const moved = Object.entries(design.view.positions).flatMap(([key, { x, y }]): [string, { x: number; y: number }][] => {
    const changed = path(key);
    if (changed === key) return [];
    // Only the outermost duplicates lie beside their originals; the others count from their container.
    const owner = pathOwner(design, key);
    const element = owner && findElement(topology, owner.id);
    const isInner = element && 'in' in element.element && groupChain(topology, element.element.in).some(({ id }) => whole.has(id));
    return [[changed, isInner ? { x, y } : { x: x + offset, y: y + offset }]];
  });
  return withPositions(next, Object.fromEntries(moved));
}

function namesOnly(end: string, whole: ReadonlySet<string>, design: Design): boolean {
  const parsed = parseSelector(end);
  if (!parsed.ok) return false;
  const own = parsed.value.segments.find(({ id }) => !design.topology.groups.some((group) => group.id === id));
  return own !== undefined && whole.has(own.id);
}

/** One copy of an element with count becomes an element of its own, in the same container. */
function copyOne(next: Design, design: Design, id: string, path: string, newId: string): Design {
  const found = findElement(design.topology, id);
  if (!found || found.family === 'links' || found.family === 'patterns' || found.family === 'groups') return next;
  const { count: _count, in: inside, ...rest } = found.element;
  const container = path.split('/').slice(0, -1).join('/');
  const direct = groupChain(design.topology, inside).at(-1);
  const at =
    inside === undefined
      ? {}
      : { in: direct?.count === undefined ? (container === '' ? (direct?.id ?? '') : `${container}/${direct?.id}`) : container };
  const newPath = container === '' ? newId : `${container}/${newId}`;
  const element: Record<string, unknown> = { ...rest, id: newId, ...at };
  if (found.family === 'instances' && found.element.overrides) {
    const own = Object.entries(found.element.overrides).filter(([key]) => key === path || key.startsWith(`${path}/`));
    if (own.length > 0) element.overrides = Object.fromEntries(own.map(([key, value]) => [`${newPath}${key.slice(path.length)}`, value]));
    else delete element.overrides;
  }
  const placed = { ...next, topology: { ...next.topology, [found.family]: [...next.topology[found.family], element] } };
  const position = design.view.positions[path];
  return position ? withPositions(placed, { [newPath]: { x: position.x + offset, y: position.y + offset } }) : placed;
}

/** Cables that touch a single copy, both of whose ends are selected, are drawn again one by one. */
function copyCables(
  next: Design,
  design: Design,
  library: Parameters<typeof expandTopology>[1],
  single: readonly { readonly path: string; readonly newId: string }[],
  whole: ReadonlySet<string>,
  newIds: ReadonlyMap<string, string>,
  claim: (id: string) => string,
): Design {
  if (single.length === 0) return next;
  const { topology } = expandTopology(design, library);
  const counterpart = (path: string): { readonly path: string; readonly isSingle: boolean } | null => {
    const copy = single.find((candidate) => path === candidate.path || path.startsWith(`${candidate.path}/`));
    if (copy) {
      const container = copy.path.split('/').slice(0, -1).join('/');
      return { path: `${container === '' ? '' : `${container}/`}${copy.newId}${path.slice(copy.path.length)}`, isSingle: true };
    }
    const segments = parsePath(path);
    if (!segments || !namesOnly(path, whole, design)) return null;
    return { path: formatPath(renamedOwn(segments, newIds, design)), isSingle: false };
  };
  const links: Link[] = [];
  for (const cable of topology.links) {
    const original = cable.sourceDefinition === null ? design.topology.links.find(({ id }) => id === cable.sourceId) : undefined;
    if (!original) continue;
    const from = counterpart(topology.nodes[cable.from].path);
    const to = counterpart(topology.nodes[cable.to].path);
    if (!from || !to || !(from.isSingle || to.isSingle)) continue;
    const { count: _count, pattern: _pattern, ...rest } = original;
    links.push({ ...rest, id: claim(original.id), from: withPort(from.path, cable.fromPort), to: withPort(to.path, cable.toPort) });
  }
  return { ...next, topology: { ...next.topology, links: [...next.topology.links, ...links] } };
}

function withPort(path: string, port: string): string {
  return port === '' ? path : `${path}:${port}`;
}
