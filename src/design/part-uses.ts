import { patternFamily } from './patterns/index.ts';
import type { Definition, Design } from './schema.ts';

/** A place of a design that names a part. */
export interface PartUse {
  /** For people: `gpu`, `override of rack[0]/server[0]/gpu[3]`, `gpu in “HGX H100”`. */
  readonly place: string;
  /** Element of the topology to select; null for a definition or another part. */
  readonly element: string | null;
}

function usesInside(definition: Definition, id: string): readonly PartUse[] {
  const named = [...definition.components, ...definition.links].filter(({ part }) => part === id).map((element) => element.id);
  const ports = Object.entries(definition.ports).flatMap(([port, { technology }]) => (technology === id ? [`port ${port}`] : []));
  return [...named, ...ports].map((name) => ({ place: `${name} in “${definition.label}”`, element: null }));
}

function overridesWith(element: { readonly id: string; readonly overrides?: object }, id: string): readonly PartUse[] {
  return Object.entries(element.overrides ?? {}).flatMap(([path, override]: [string, { readonly part?: string }]) =>
    override.part === id ? [{ place: path, element: element.id }] : [],
  );
}

/** Every place of a design that names a part: devices, links, patterns, overrides, definitions, parts based on it. */
export function partUses(design: Design, id: string): readonly PartUse[] {
  const { components, instances, patterns, links } = design.topology;
  return [
    ...components.filter(({ part }) => part === id).map((component) => ({ place: component.id, element: component.id })),
    ...links.filter(({ part }) => part === id).map((link) => ({ place: `link ${link.id}`, element: link.id })),
    ...instances.flatMap((instance) => overridesWith(instance, id)),
    ...patterns.flatMap((pattern) => {
      // A host may be a definition of the same id, which then comes first.
      const fields = Object.entries(patternFamily.get(pattern.kind).partFields).filter(
        ([field, kind]) =>
          (pattern as Readonly<Record<string, unknown>>)[field] === id && !(kind === 'host' && Object.hasOwn(design.definitions, id)),
      );
      return [...fields.slice(0, 1).map(() => ({ place: `pattern ${pattern.id}`, element: pattern.id })), ...overridesWith(pattern, id)];
    }),
    ...Object.values(design.definitions).flatMap((definition) => [
      ...usesInside(definition, id),
      ...(definition.instances ?? []).flatMap((instance) => overridesWith(instance, id)),
    ]),
    ...Object.entries(design.parts).flatMap(([other, { basedOn, label }]) =>
      basedOn === id && other !== id ? [{ place: `part “${label ?? other}”`, element: null }] : [],
    ),
  ];
}
