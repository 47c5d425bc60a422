import type { Pattern } from '../patterns/index.ts';
import type { Component, Design, Group, Instance, Link, Topology } from '../schema.ts';
import { parseSelector } from '../selectors.ts';

/** An element of the topology with its list. */
export type Element =
  | { readonly family: 'groups'; readonly index: number; readonly element: Group }
  | { readonly family: 'instances'; readonly index: number; readonly element: Instance }
  | { readonly family: 'components'; readonly index: number; readonly element: Component }
  | { readonly family: 'patterns'; readonly index: number; readonly element: Pattern }
  | { readonly family: 'links'; readonly index: number; readonly element: Link };

export type ElementFamily = Element['family'];
export const elementFamilies = ['groups', 'instances', 'components', 'patterns', 'links'] as const;

/** Finds an element of the topology by its id. */
export function findElement(topology: Topology, id: string): Element | null {
  for (const family of elementFamilies) {
    const index = topology[family].findIndex((element) => element.id === id);
    if (index >= 0) return { family, index, element: topology[family][index] } as Element;
  }
  return null;
}

/** Every id of the topology; they share one scope. */
export function elementIds(topology: Topology): Set<string> {
  return new Set(elementFamilies.flatMap((family) => topology[family].map(({ id }) => id)));
}

/** `wanted`, or with the lowest number from 2 that is free: `server`, `server-2`. The id is made valid first. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base =
    wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'element';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** Id of the group that an element lies in directly, or null. */
export function parentGroupId(inside: string | undefined): string | null {
  if (inside === undefined) return null;
  const parsed = parseSelector(inside);
  return parsed.ok ? parsed.value.segments[parsed.value.segments.length - 1].id : null;
}

/** Groups around an element, outermost first. Stops where they go in circles. */
export function groupChain(topology: Topology, inside: string | undefined): Group[] {
  const chain: Group[] = [];
  for (let id = parentGroupId(inside); id !== null; ) {
    const group = topology.groups.find((candidate) => candidate.id === id);
    if (!group || chain.includes(group)) break;
    chain.unshift(group);
    id = parentGroupId(group.in);
  }
  return chain;
}

/** Ids of the elements that lie in a group, at any depth; the group itself not included. */
export function elementsInside(topology: Topology, groupId: string): Set<string> {
  const inside = new Set<string>();
  for (const family of ['groups', 'instances', 'components', 'patterns'] as const) {
    for (const element of topology[family]) {
      if (element.id !== groupId && groupChain(topology, element.in).some(({ id }) => id === groupId)) inside.add(element.id);
    }
  }
  return inside;
}

/** Replaces one element of a list. */
export function replaceAt<T>(items: readonly T[], index: number, item: T): T[] {
  return items.map((current, position) => (position === index ? item : current));
}

/** The topology with one element replaced, and nothing else. */
export function replaceElement(design: Design, found: Element, element: Element['element']): Design {
  const { topology } = design;
  return {
    ...design,
    topology: { ...topology, [found.family]: replaceAt(topology[found.family] as readonly Element['element'][], found.index, element) },
  };
}
