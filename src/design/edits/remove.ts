import { expandTopology } from '../expansion/expand-topology.ts';
import type { ExpandedLink } from '../expansion/expanded-topology.ts';
import type { PartLibrary } from '../part-library.ts';
import type { PathSegment } from '../paths.ts';
import type { Design, Link } from '../schema.ts';
import type { IndexSelector, SelectorSegment } from '../selectors.ts';
import { accept, counted, type Edit, type EditResult, refuse, withTopology } from './edit.ts';
import { elementFamilies, elementIds, elementsInside, findElement, freeId, replaceElement } from './elements.ts';
import { changeReferences } from './references.ts';
import { copyPaths, insideRefusal, pathOwner } from './selection.ts';

/** Most cables that a link element is taken apart into when one of them is removed. */
const cableLimit = 512;

/**
 * Removes elements, copies of elements and cables, with everything that hangs on them: links, entries of selectors, pools
 * and patterns that would be left with nothing, positions. Copies behind a removed one move up.
 */
export const removeElements: Edit<'remove-elements', { readonly paths?: readonly string[]; readonly linkIds?: readonly string[] }> = {
  kind: 'remove-elements',
  label: 'Remove elements',
  isStep: true,
  describe: ({ paths = [], linkIds = [] }) => `Remove ${counted(paths.length + linkIds.length, 'element')}`,
  apply(design, library, { paths = [], linkIds = [] }) {
    const copies = new Map<string, Set<string>>();
    for (const path of paths) {
      const owner = pathOwner(design, path);
      if (!owner) return refuse('unknown-path', `Nothing is drawn at ${path}.`, 'Select something on the drawing.', [path]);
      // What lies in something that goes anyway needs no word of its own.
      if (owner.inside !== '' && paths.includes(owner.path)) continue;
      if (owner.inside !== '') return { ok: false, error: insideRefusal(design, owner, path) };
      copies.set(owner.id, (copies.get(owner.id) ?? new Set()).add(owner.path));
    }
    const withoutLinks = removeCables(design, library, linkIds);
    if (!withoutLinks.ok) return withoutLinks;
    const whole = new Set<string>();
    const some: { id: string; indices: ReadonlySet<number> }[] = [];
    for (const [id, own] of copies) {
      const all = copyPaths(design, library, id);
      const isCovered = (path: string): boolean =>
        own.has(path) || [...copies.values()].some((others) => [...others].some((other) => path.startsWith(`${other}/`)));
      if (findElement(design.topology, id)?.family === 'patterns' || all.every(isCovered)) {
        whole.add(id);
        continue;
      }
      const indices = new Set([...own].map((path) => pathOwner(design, path)?.index ?? -1));
      const left = all.filter((path) => indices.has(pathOwner(design, path)?.index ?? -1) && !isCovered(path));
      if (left.length > 0) {
        return refuse(
          'one-of-many',
          `${[...own][0]} cannot go alone: "${id}" is described once for ${all.length} copies.`,
          `Select ${left.slice(0, 3).join(', ')}${left.length > 3 ? ', …' : ''} too.`,
          [...own],
        );
      }
      some.push({ id, indices });
    }
    let next = withoutLinks.value;
    for (const { id, indices } of some) next = removeCopies(next, id, indices);
    return accept(whole.size > 0 ? removeWhole(next, whole) : next);
  },
};

function removeWhole(design: Design, ids: ReadonlySet<string>): Design {
  const gone = new Set([...ids].flatMap((id) => [id, ...elementsInside(design.topology, id)]));
  const kept = withTopology(design, {
    groups: design.topology.groups.filter(({ id }) => !gone.has(id)),
    instances: design.topology.instances.filter(({ id }) => !gone.has(id)),
    components: design.topology.components.filter(({ id }) => !gone.has(id)),
    patterns: design.topology.patterns.filter(({ id }) => !gone.has(id)),
  });
  const names = (segments: readonly { readonly id: string }[]): boolean => segments.some(({ id }) => gone.has(id));
  // References are read with the groups still known: a path through a group leads on into the topology's scope.
  const tidied = changeReferences(
    { ...design, topology: { ...design.topology } },
    { selector: (segments) => (names(segments) ? null : segments), path: (segments) => (names(segments) ? [] : [segments]) },
  );
  const families = Object.fromEntries(
    elementFamilies.map((family) => [
      family,
      tidied.topology[family].filter(({ id }) => family === 'links' || kept.topology[family].some((element) => element.id === id)),
    ]),
  );
  return { ...tidied, topology: { ...tidied.topology, ...families } };
}

/** Takes single copies out of a count; the ones behind move up, and what names them follows. */
function removeCopies(design: Design, id: string, indices: ReadonlySet<number>): Design {
  const found = findElement(design.topology, id);
  if (!found || found.family === 'patterns' || found.family === 'links') return design;
  const count = found.element.count ?? 1;
  const shift = (index: number): number => index - [...indices].filter((removed) => removed < index).length;
  // What lies only in copies that go would hang in the air.
  const orphans = new Set<string>();
  const changeIndex = (index: IndexSelector): IndexSelector | null => {
    if (index.kind === 'number') return indices.has(index.value) ? null : { kind: 'number', value: shift(index.value) };
    if (index.kind !== 'range') return index;
    const left = Array.from({ length: Math.min(index.last, count) - index.first + 1 }, (_, offset) => index.first + offset).filter(
      (copy) => !indices.has(copy),
    );
    return left.length === 0 ? null : { kind: 'range', first: shift(left[0]), last: shift(left[left.length - 1]) };
  };
  const change = (segments: readonly SelectorSegment[]): readonly SelectorSegment[] | null => {
    const changed: SelectorSegment[] = [];
    for (const segment of segments) {
      const index = segment.id === id ? changeIndex(segment.index) : segment.index;
      if (index === null) return null;
      changed.push({ ...segment, index });
    }
    return changed;
  };
  const changePath = (segments: readonly PathSegment[]): readonly (readonly PathSegment[])[] =>
    segments.some((segment) => segment.id === id && indices.has(segment.index))
      ? []
      : [segments.map((segment) => (segment.id === id ? { id, index: shift(segment.index) } : segment))];
  const next = changeReferences(design, { selector: change, path: changePath });
  for (const family of ['groups', 'instances', 'components', 'patterns'] as const) {
    for (const [index, element] of design.topology[family].entries()) {
      const after = next.topology[family].find((candidate) => candidate.id === element.id) ?? next.topology[family][index];
      if (element.in !== undefined && after?.in === undefined) orphans.add(element.id);
    }
  }
  const target = findElement(next.topology, id);
  const lowered = target ? replaceElement(next, target, { ...target.element, count: count - indices.size } as typeof target.element) : next;
  return orphans.size > 0 ? removeWhole(lowered, orphans) : lowered;
}

/** Removes cables. A link element of which some cables stay is written as one element for each of those. */
function removeCables(design: Design, library: PartLibrary, linkIds: readonly string[]): EditResult {
  if (linkIds.length === 0) return accept(design);
  const { topology } = expandTopology(design, library);
  const wanted = new Set(linkIds);
  const bySource = new Map<string, ExpandedLink[]>();
  for (const link of topology.links) {
    if (!wanted.has(link.id)) continue;
    if (link.sourceDefinition !== null)
      return refuse(
        'inside-definition',
        `${link.id} is part of every "${link.sourceDefinition}".`,
        `Change the definition "${link.sourceDefinition}".`,
        [link.id],
      );
    if (!design.topology.links.some(({ id }) => id === link.sourceId))
      return refuse('inside-pattern', `${link.id} is made by the pattern "${link.sourceId}".`, 'Change the parameters of the pattern.', [
        link.id,
      ]);
    bySource.set(link.sourceId, [...(bySource.get(link.sourceId) ?? []), link]);
  }
  const unknown = linkIds.find((id) => !topology.links.some((link) => link.id === id));
  if (unknown !== undefined) return refuse('unknown-link', `There is no link ${unknown}.`, 'Select a link on the drawing.');
  let links: Link[] = design.topology.links;
  for (const [source, removed] of bySource) {
    const all = topology.links.filter((link) => link.sourceId === source && link.sourceDefinition === null);
    const left = all.filter((link) => !removed.includes(link));
    if (left.length > cableLimit)
      return refuse(
        'too-many-cables',
        `"${source}" stands for ${all.length} cables; ${left.length} would have to be written one by one.`,
        'Select all of them, or change its ends.',
        removed.map(({ id }) => id).slice(0, 50),
      );
    const original = design.topology.links.find(({ id }) => id === source);
    const taken = elementIds({ ...design.topology, links });
    const apart = left.map((link): Link => {
      const { pattern: _pattern, count: _count, ...rest } = original as Link;
      const id = left.length === 1 ? source : freeId(source, taken);
      taken.add(id);
      return { ...rest, id, from: end(topology.nodes[link.from].path, link.fromPort), to: end(topology.nodes[link.to].path, link.toPort) };
    });
    links = links.flatMap((link) => (link.id === source ? apart : [link]));
  }
  return accept(withTopology(design, { links }));
}

function end(path: string, port: string): string {
  return port === '' ? path : `${path}:${port}`;
}
