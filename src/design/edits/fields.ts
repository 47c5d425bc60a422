import type { z } from 'zod';
import { nodeKindOfPart, type PartLibrary } from '../part-library.ts';
import { patternFamily, patternSchema } from '../patterns/index.ts';
import { resolveParts } from '../resolve-parts.ts';
import { componentSchema, type Definition, type Design, definitionSchema, groupSchema, instanceSchema, linkSchema } from '../schema.ts';
import { accept, type Edit, type EditResult, refuse } from './edit.ts';
import { findElement, replaceElement } from './elements.ts';
import { withHostDefinition } from './place.ts';
import { pathOwner } from './selection.ts';

/** The value with one field set, or without it where the value is null; refused if the schema does. */
function setField<T extends object>(schema: z.ZodType<T>, value: T, field: string, to: unknown, name: string): EditResult | T {
  const { [field]: _old, ...rest } = value as Record<string, unknown>;
  const parsed = schema.safeParse(to === null || to === undefined ? rest : { ...value, [field]: to });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse('wrong-value', `"${field}" of ${name} cannot be ${JSON.stringify(to)}: ${issue.message}.`, 'Correct the value.', [name]);
}

function isResult(value: object): value is EditResult {
  return 'ok' in value;
}

/** Sets one field of a group, instance or component: label, kind, part, definition. `null` removes an optional one. */
export const setElementField: Edit<
  'set-element-field',
  { readonly id: string; readonly field: 'label' | 'kind' | 'part' | 'definition'; readonly value: string | null }
> = {
  kind: 'set-element-field',
  label: 'Change an element',
  isStep: true,
  describe: ({ id, field }) => `Set ${field} of ${id}`,
  coalesceKey: ({ id, field }) => (field === 'label' ? `set ${field} of ${id}` : null),
  apply(design, library, { id, field, value }) {
    const found = findElement(design.topology, id);
    if (!found) return refuse('unknown-element', `There is no "${id}".`, 'Select something on the drawing.');
    if (field === 'part' && value !== null) {
      const refusal = checkDevice(design, library, value);
      if (refusal) return refusal;
    }
    if (field === 'definition' && value !== null && !Object.hasOwn(design.definitions, value))
      return refuse(
        'unknown-definition',
        `There is no definition "${value}".`,
        `Use one of: ${Object.keys(design.definitions).join(', ')}.`,
      );
    const schema = {
      groups: groupSchema,
      instances: instanceSchema,
      components: componentSchema,
      patterns: patternSchema,
      links: linkSchema,
    }[found.family] as z.ZodType<object>;
    const element = setField(schema, found.element, field, value, id);
    return isResult(element) ? element : accept(replaceElement(design, found, element as typeof found.element));
  },
};

function checkDevice(design: Design, library: PartLibrary, id: string): EditResult | null {
  const part = resolveParts(design, library).part(id);
  if (!part) return refuse('unknown-part', `There is no part "${id}".`, 'Choose one from the catalogue.');
  return nodeKindOfPart(part) === null
    ? refuse('part-is-a-link', `${part.label} is a kind of link, not a device.`, 'Choose a device.')
    : null;
}

/** Sets one field of a link of the topology. `null` removes it, which means the part's own value. */
export const setLinkField: Edit<
  'set-link-field',
  { readonly id: string; readonly field: Exclude<keyof z.infer<typeof linkSchema>, 'id'>; readonly value: string | number | null }
> = {
  kind: 'set-link-field',
  label: 'Change a link',
  isStep: true,
  describe: ({ id, field }) => `Set ${field} of ${id}`,
  coalesceKey: ({ id, field }) => `set ${field} of link ${id}`,
  apply(design, library, { id, field, value }) {
    const found = findElement(design.topology, id);
    if (found?.family !== 'links') return refuse('unknown-link', `There is no link "${id}".`, 'Select a link on the drawing.');
    if (field === 'part' && resolveParts(design, library).part(String(value))?.family !== 'link')
      return refuse('part-is-no-link', `"${value}" is no kind of link.`, 'Choose one from the catalogue.');
    const link = setField(linkSchema, found.element, field, value, id);
    return isResult(link) ? link : accept(replaceElement(design, found, link));
  },
};

/** Changes the part (or label) of one device: of an instance or pattern as an override; `null` takes it back. */
export const overridePart: Edit<'override-part', { readonly path: string; readonly part?: string | null; readonly label?: string | null }> =
  {
    kind: 'override-part',
    label: 'Override a part',
    isStep: true,
    describe: ({ path, part, label }) => (part === null || label === null ? `Reset ${path}` : `Change ${path}`),
    apply(design, library, { path, part, label }) {
      const owner = pathOwner(design, path);
      const found = owner && findElement(design.topology, owner.id);
      if (!owner || !found || found.family === 'links' || found.family === 'groups')
        return refuse('unknown-path', `No device is drawn at ${path}.`, 'Select a device.', [path]);
      if (part) {
        const refusal = checkDevice(design, library, part);
        if (refusal) return refusal;
      }
      if (found.family === 'components') {
        if (found.element.count !== undefined)
          return refuse(
            'one-of-many',
            `"${owner.id}" stands for ${found.element.count} equal copies.`,
            `Change the part of all, or lower the count and place a separate one.`,
            [path],
          );
        const { label: oldLabel, ...rest } = found.element;
        const kept = label === undefined ? oldLabel : (label ?? undefined);
        return accept(replaceElement(design, found, { ...rest, part: part ?? rest.part, ...(kept === undefined ? {} : { label: kept }) }));
      }
      if (found.family === 'instances' && owner.inside === '' && part)
        return refuse(
          'not-a-device',
          `${path} is an instance of "${found.element.definition}".`,
          'Choose a device inside it, or another definition.',
          [path],
        );
      const overrides: Record<string, { part?: string; label?: string }> = { ...found.element.overrides };
      const entry = { ...overrides[path] };
      if (part !== undefined) entry.part = part ?? undefined;
      if (label !== undefined) entry.label = label ?? undefined;
      const cleaned = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
      if (Object.keys(cleaned).length === 0) delete overrides[path];
      else overrides[path] = cleaned;
      if (found.family === 'patterns') return accept(replaceElement(design, found, { ...found.element, overrides }));
      const { overrides: _old, ...instance } = found.element;
      return accept(replaceElement(design, found, Object.keys(overrides).length === 0 ? instance : { ...instance, overrides }));
    },
  };

/** Changes parameters of a pattern; it is drawn anew, and overrides of what stays are kept. */
export const updatePattern: Edit<'update-pattern', { readonly id: string; readonly parameters: Readonly<Record<string, unknown>> }> = {
  kind: 'update-pattern',
  label: 'Change a pattern',
  isStep: true,
  describe: ({ id }) => `Change pattern ${id}`,
  coalesceKey: ({ id, parameters }) => `update-pattern ${id} ${Object.keys(parameters).join(' ')}`,
  apply(before, library, { id, parameters: changed }) {
    const { design, parameters } = withHostDefinition(before, library, changed);
    const found = findElement(design.topology, id);
    if (found?.family !== 'patterns') return refuse('unknown-pattern', `There is no pattern "${id}".`, 'Select a pattern.');
    const wanted = Object.fromEntries(
      Object.entries({ ...found.element, ...parameters, id, kind: found.element.kind }).filter(([, value]) => value !== null),
    );
    const parsed = patternFamily.get(found.element.kind).schema.safeParse(wanted);
    if (!parsed.success)
      return refuse(
        'wrong-value',
        `Pattern "${id}": ${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}.`,
        'Correct the value.',
        [id],
      );
    return accept(replaceElement(design, found, parsed.data));
  },
};

/** Replaces a definition: every instance of it changes. `null` removes one that nothing places. */
export const setDefinition: Edit<'set-definition', { readonly id: string; readonly definition: Definition | null }> = {
  kind: 'set-definition',
  label: 'Change a definition',
  isStep: true,
  describe: ({ id }) => `Change definition ${id}`,
  apply(design, _library, { id, definition }) {
    if (definition === null) {
      const user =
        design.topology.instances.find((instance) => instance.definition === id)?.id ??
        Object.entries(design.definitions).find(([, { instances }]) => instances?.some((instance) => instance.definition === id))?.[0] ??
        design.topology.patterns.find((pattern) => 'host' in pattern && pattern.host === id)?.id;
      if (user !== undefined) return refuse('definition-in-use', `"${user}" places the definition "${id}".`, 'Remove that first.', [user]);
      const { [id]: _gone, ...definitions } = design.definitions;
      return accept({ ...design, definitions });
    }
    const parsed = definitionSchema.safeParse(definition);
    if (!parsed.success)
      return refuse(
        'wrong-value',
        `Definition "${id}": ${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}.`,
        'Correct the value.',
      );
    return accept({ ...design, definitions: { ...design.definitions, [id]: parsed.data } });
  },
};
