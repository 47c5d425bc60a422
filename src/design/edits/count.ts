import { expandTopology } from '../expansion/expand-topology.ts';
import type { PathSegment } from '../paths.ts';
import type { Design, Link } from '../schema.ts';
import {
  formatSelector,
  type IndexSelector,
  type IndexVariable,
  indexVariables,
  parseSelector,
  type SelectorSegment,
  selectorVariables,
} from '../selectors.ts';
import { accept, type Edit, refuse } from './edit.ts';
import { elementsInside, findElement, replaceElement } from './elements.ts';
import { changeReferences } from './references.ts';

/** Most copies of one element. */
const countLimit = 100_000;

/**
 * Sets how many copies an element has; `null` takes the count away. Copies that stay keep their paths, so positions and
 * overrides survive; overrides of copies that go stay in the file, in case that they come back.
 */
export const setCount: Edit<'set-count', { readonly id: string; readonly count: number | null }> = {
  kind: 'set-count',
  label: 'Set the number of copies',
  isStep: true,
  describe: ({ id, count }) => (count === null ? `Make ${id} single` : `Set ${id} to ×${count}`),
  coalesceKey: ({ id }) => `set-count ${id}`,
  apply(design, library, { id, count }) {
    const found = findElement(design.topology, id);
    if (!found) return refuse('unknown-element', `There is no "${id}".`, 'Select something on the drawing.');
    if (found.family === 'patterns') return refuse('pattern-has-no-count', `"${id}" is a pattern.`, 'Change its parameters.', [id]);
    if (count !== null && (!Number.isInteger(count) || count < 1 || count > countLimit)) {
      return refuse(
        'out-of-range',
        `${count} copies are not possible.`,
        `Use a whole number from 1 to ${countLimit.toLocaleString('en-US')}.`,
        [id],
      );
    }
    const { count: before, ...rest } = found.element as Link;
    const changed = count === null ? rest : { ...rest, count };
    if (count === (before ?? null)) return accept(design);
    const counted = (of: Design): Design =>
      replaceElement(of, found, {
        ...of.topology[found.family][found.index],
        ...changed,
        ...(count === null ? { count: undefined } : {}),
      } as typeof found.element);
    if (found.family === 'links' || (before !== undefined && count !== null)) {
      const next = stripCount(counted(design), found.family, found.index, count);
      const tooMany = expandTopology(next, library).diagnostics.find(({ code }) => code === 'too-many-elements');
      return tooMany ? refuse(tooMany.code, tooMany.message, tooMany.remedy, [id]) : accept(next);
    }
    const isGroup = found.family === 'groups';
    const members = isGroup ? elementsInside(design.topology, id) : new Set<string>();
    const referenced = before === undefined ? gainCount(design, id, count ?? 1, members) : loseCount(design, id, isGroup);
    return accept(stripCount(counted(referenced), found.family, found.index, count));
  },
};

/** `count: undefined` would be written as a key in memory that the file does not have. */
function stripCount(design: Design, family: 'groups' | 'instances' | 'components' | 'links', index: number, count: number | null): Design {
  if (count !== null) return design;
  const { count: _count, ...rest } = design.topology[family][index];
  const items = design.topology[family].map((item, position) => (position === index ? rest : item));
  return { ...design, topology: { ...design.topology, [family]: items } };
}

/**
 * From one to many. What named the one now names all; a link within a group stays within each copy by a shared index.
 * A group without count was no segment of the paths inside it and becomes one.
 */
function gainCount(design: Design, id: string, count: number, members: ReadonlySet<string>): Design {
  const linked = {
    ...design,
    topology: { ...design.topology, links: design.topology.links.map((link) => linkIntoCopies(link, id, members)) },
  };
  const at = (segments: readonly { readonly id: string }[]): number => {
    const own = segments.findIndex((segment) => segment.id === id);
    return own >= 0 ? own : segments.findIndex((segment) => members.has(segment.id));
  };
  return changeReferences(linked, {
    selector: (segments, role) => {
      // Links are done: each end by what the other end is.
      const position = role === 'link' ? -1 : at(segments);
      if (position < 0) return segments;
      return insertOrIndex(segments, position, id, { kind: 'all' });
    },
    path: (segments) => {
      const position = at(segments);
      if (position < 0) return [segments];
      // Positions and overrides hold for every copy, up to a number that a file can bear.
      const copies = Math.min(count, 64);
      return Array.from({ length: copies }, (_, index): readonly PathSegment[] =>
        segments[position].id === id
          ? segments.map((segment, depth) => (depth === position ? { id, index } : segment))
          : [...segments.slice(0, position), { id, index }, ...segments.slice(position)],
      );
    },
  });
}

function insertOrIndex(segments: readonly SelectorSegment[], position: number, id: string, index: IndexSelector): SelectorSegment[] {
  return segments[position].id === id
    ? segments.map((segment, depth) => (depth === position ? { id, index } : segment))
    : [...segments.slice(0, position), { id, index }, ...segments.slice(position)];
}

function linkIntoCopies(link: Link, id: string, members: ReadonlySet<string>): Link {
  const from = parseSelector(link.from);
  const to = parseSelector(link.to);
  if (!from.ok || !to.ok) return link;
  const place = (segments: readonly SelectorSegment[]): number => {
    const own = segments.findIndex((segment) => segment.id === id);
    return own >= 0 ? own : segments.findIndex((segment) => members.has(segment.id));
  };
  const positions = [place(from.value.segments), place(to.value.segments)];
  if (positions[0] < 0 && positions[1] < 0) return link;
  const used = new Set([...selectorVariables(from.value).used, ...selectorVariables(to.value).used]);
  const free = indexVariables.find((name): name is IndexVariable => !used.has(name));
  const isWithin = positions[0] >= 0 && positions[1] >= 0 && members.size > 0;
  const index: IndexSelector = isWithin && free ? { kind: 'variable', name: free } : { kind: 'all' };
  const end = (selector: typeof from.value, position: number): string => {
    if (position >= 0) return formatSelector({ ...selector, segments: insertOrIndex(selector.segments, position, id, index) });
    // Many cables now come to this end: a port with a number could take only one of them.
    return formatSelector(
      selector.port?.index.kind === 'number' ? { ...selector, port: { id: selector.port.id, index: { kind: 'none' } } } : selector,
    );
  };
  return { ...link, from: end(from.value, positions[0]), to: end(to.value, positions[1]) };
}

/** From many to one: copy 0 stays, under its id alone. */
function loseCount(design: Design, id: string, isGroup: boolean): Design {
  return changeReferences(design, {
    selector: (segments, role) => {
      const position = segments.findIndex((segment) => segment.id === id);
      if (position < 0) return segments;
      const { index } = segments[position];
      const meansFirst = index.kind !== 'number' ? index.kind !== 'range' || index.first === 0 : index.value === 0;
      if (!meansFirst) return null;
      const isItself = role === 'in' && position === segments.length - 1;
      if (isGroup && !isItself) return segments.filter((_, depth) => depth !== position);
      return segments.map((segment, depth) => (depth === position ? { id, index: { kind: 'none' } as const } : segment));
    },
    path: (segments) => {
      const position = segments.findIndex((segment) => segment.id === id);
      if (position < 0) return [segments];
      if (segments[position].index > 0) return [];
      const isItself = position === segments.length - 1;
      if (isGroup && !isItself) return [segments.filter((_, depth) => depth !== position)];
      return [segments.map((segment, depth) => (depth === position ? { id, index: -1 } : segment))];
    },
  });
}
