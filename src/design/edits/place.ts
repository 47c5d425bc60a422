import { nodeKindOfPart, type PartLibrary } from '../part-library.ts';
import { joinPath } from '../paths.ts';
import { patternFamily } from '../patterns/index.ts';
import { resolveParts } from '../resolve-parts.ts';
import type { Definition, Design, Group } from '../schema.ts';
import { accept, type Edit, type EditResult, refuse, withPositions, withTopology } from './edit.ts';
import { elementIds, freeId, parentGroupId } from './elements.ts';

/** Where something new is put: top-left corner in its container, px at zoom 1. */
interface Placement {
  readonly x: number;
  readonly y: number;
  /** Path of the group copy that it is put in; absent: the top. */
  readonly container?: string | null;
}

/** Path that an element without count has in a container: groups without count add no segment. */
export function pathInside(design: Design, container: string | null | undefined, id: string): string {
  if (container === null || container === undefined) return id;
  const group = design.topology.groups.find((candidate) => candidate.id === parentGroupId(container));
  const outer = group?.count === undefined ? container.split('/').slice(0, -1).join('/') : container;
  return joinPath(outer, id);
}

/** Refuses a container that is no group. */
export function checkContainer(design: Design, container: string | null | undefined): EditResult | null {
  if (container === null || container === undefined) return null;
  const id = parentGroupId(container);
  if (design.topology.groups.some((group) => group.id === id)) return null;
  return refuse(
    'container-is-no-group',
    `${container} is not a group, so nothing can be put into it.`,
    'Drop it on a group or on the empty canvas; what is inside a server is changed in its definition.',
    [container],
  );
}

/** Copies a system's definition into the design and places one instance of it. */
export const placeSystem: Edit<'place-system', Placement & { readonly system: string; readonly id?: string; readonly label?: string }> = {
  kind: 'place-system',
  label: 'Place a system',
  isStep: true,
  describe: ({ system }) => `Place ${system}`,
  apply(design, library, { system, id, label, x, y, container }) {
    const template = library.system(system);
    if (!template) return refuse('unknown-system', `There is no system "${system}".`, 'Choose one from the palette.');
    const refusal = checkContainer(design, container);
    if (refusal) return refusal;
    const added = addDefinition(design, template.id, template.definition, template.needs);
    return accept(addInstance(added.design, added.id, { id: id ?? template.definition.kind, label, x, y, container }));
  },
};

/** Places an instance of a definition that the design already holds. */
export const placeDefinition: Edit<
  'place-definition',
  Placement & { readonly definition: string; readonly id?: string; readonly label?: string }
> = {
  kind: 'place-definition',
  label: 'Place a definition of this design',
  isStep: true,
  describe: ({ definition }) => `Place ${definition}`,
  apply(design, _library, { definition, id, label, x, y, container }) {
    if (!Object.hasOwn(design.definitions, definition))
      return refuse(
        'unknown-definition',
        `There is no definition "${definition}".`,
        'Choose one of this design, or a system from the palette.',
      );
    return (
      checkContainer(design, container) ??
      accept(addInstance(design, definition, { id: id ?? design.definitions[definition].kind, label, x, y, container }))
    );
  },
};

function addInstance(design: Design, definition: string, at: Placement & { readonly id: string; readonly label?: string }): Design {
  const id = freeId(at.id, elementIds(design.topology));
  const instance = {
    id,
    definition,
    ...(at.label === undefined ? {} : { label: at.label }),
    ...(at.container ? { in: at.container } : {}),
  };
  const placed = withTopology(design, { instances: [...design.topology.instances, instance] });
  return withPositions(placed, { [pathInside(design, at.container, id)]: at });
}

/**
 * Adds a definition and what it needs. One of the same id and content is used again; one of the same id that differs
 * (the user has edited it) is left alone and the new one gets a free id.
 */
function addDefinition(
  design: Design,
  wanted: string,
  definition: Definition,
  needs: Readonly<Record<string, Definition>>,
): { design: Design; id: string } {
  const definitions = { ...design.definitions };
  const renamed = new Map<string, string>();
  const renameInside = (inner: Definition): Definition =>
    inner.instances
      ? {
          ...inner,
          instances: inner.instances.map((instance) => ({
            ...instance,
            definition: renamed.get(instance.definition) ?? instance.definition,
          })),
        }
      : inner;
  const add = (id: string, content: Definition): string => {
    if (Object.hasOwn(definitions, id) && JSON.stringify(definitions[id]) === JSON.stringify(content)) return id;
    const free = freeId(id, new Set(Object.keys(definitions)));
    definitions[free] = content;
    return free;
  };
  // Inner definitions first: the outer one refers to them by the id that they get.
  const order = (id: string, seen: ReadonlySet<string>): string[] =>
    seen.has(id) || !needs[id]
      ? []
      : [...(needs[id].instances ?? []).flatMap((instance) => order(instance.definition, new Set([...seen, id]))), id];
  for (const id of new Set(Object.keys(needs).flatMap((need) => order(need, new Set())))) renamed.set(id, add(id, renameInside(needs[id])));
  const id = add(wanted, renameInside(definition));
  return { design: { ...design, definitions }, id };
}

/** Places one device of a part. */
export const placePart: Edit<'place-part', Placement & { readonly part: string; readonly id?: string; readonly label?: string }> = {
  kind: 'place-part',
  label: 'Place a device',
  isStep: true,
  describe: ({ part }) => `Place ${part}`,
  apply(design, library, { part: partId, id, label, x, y, container }) {
    const part = resolveParts(design, library).part(partId);
    if (!part) return refuse('unknown-part', `There is no part "${partId}".`, 'Choose one from the palette.');
    const kind = nodeKindOfPart(part);
    if (kind === null)
      return refuse(
        'part-is-a-link',
        `${part.label} is a kind of link; it joins two devices.`,
        'Drag from one port to another to draw it.',
      );
    const refusal = checkContainer(design, container);
    if (refusal) return refusal;
    const free = freeId(id ?? (kind === 'accelerator' ? 'gpu' : kind), elementIds(design.topology));
    const component = { id: free, part: partId, ...(label === undefined ? {} : { label }), ...(container ? { in: container } : {}) };
    const placed = withTopology(design, { components: [...design.topology.components, component] });
    return accept(withPositions(placed, { [pathInside(design, container, free)]: { x, y } }));
  },
};

/** Adds an empty group; without count it is a plain box around things. */
export const addGroup: Edit<
  'add-group',
  Placement & { readonly groupKind: Group['kind']; readonly id?: string; readonly label?: string; readonly count?: number }
> = {
  kind: 'add-group',
  label: 'Add a group',
  isStep: true,
  describe: ({ groupKind }) => `Add ${groupKind}`,
  apply(design, _library, { groupKind, id, label, count, x, y, container }) {
    const refusal = checkContainer(design, container);
    if (refusal) return refusal;
    const free = freeId(id ?? groupKind, elementIds(design.topology));
    const group: Group = {
      id: free,
      kind: groupKind,
      ...(label === undefined ? {} : { label }),
      ...(container ? { in: container } : {}),
      ...(count === undefined ? {} : { count }),
    };
    const placed = withTopology(design, { groups: [...design.topology.groups, group] });
    return accept(withPositions(placed, { [pathInside(design, container, count === undefined ? free : `${free}[0]`)]: { x, y } }));
  },
};

/** The parameters with a host of the library copied into the design, as placing that system would. */
export function withHostDefinition<P extends Readonly<Record<string, unknown>>>(
  design: Design,
  library: PartLibrary,
  parameters: P,
): { readonly design: Design; readonly parameters: P } {
  const { host } = parameters;
  const template = typeof host === 'string' && !Object.hasOwn(design.definitions, host) ? library.system(host) : undefined;
  if (!template) return { design, parameters };
  const added = addDefinition(design, template.id, template.definition, template.needs);
  return { design: added.design, parameters: { ...parameters, host: added.id } };
}

/** Lays a pattern over the drawing. Its parameters are completed by their defaults. */
export const addPattern: Edit<
  'add-pattern',
  {
    readonly pattern: Readonly<Record<string, unknown>> & { readonly kind: string };
    readonly x?: number;
    readonly y?: number;
  }
> = {
  kind: 'add-pattern',
  label: 'Add a pattern',
  isStep: true,
  describe: ({ pattern }) => `Add ${patternFamily.find(pattern.kind)?.label.toLowerCase() ?? 'pattern'}`,
  apply(before, library, { pattern: wanted, x, y }) {
    const { design, parameters: pattern } = withHostDefinition(before, library, wanted);
    const kind = patternFamily.find(pattern.kind);
    if (!kind)
      return refuse(
        'unknown-kind',
        `There is no pattern "${pattern.kind}".`,
        `Use one of: ${patternFamily.members.map((member) => member.kind).join(', ')}.`,
      );
    const id = freeId(typeof pattern.id === 'string' ? pattern.id : pattern.kind, elementIds(design.topology));
    const parsed = kind.schema.safeParse({ ...pattern, id });
    if (!parsed.success)
      return refuse(
        'wrong-value',
        `${kind.label}: ${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}.`,
        'Correct the value.',
      );
    const placed = withTopology(design, { patterns: [...design.topology.patterns, parsed.data] });
    return accept(
      x === undefined || y === undefined ? placed : withPositions(placed, { [pathInside(design, parsed.data.in, id)]: { x, y } }),
    );
  },
};
