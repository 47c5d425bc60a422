import { naturally } from '../key-order.ts';
import { nodeKindOfPart } from '../part-library.ts';
import { joinPath, segmentText } from '../paths.ts';
import type { Component, Definition, Design } from '../schema.ts';
import { parseSelector, selectorVariables, unbound } from '../selectors.ts';
import { copyLabel } from './copy-label.ts';
import { type Draft, type ExpansionContext, emptyDraft, guardSize } from './draft.ts';
import { expandLinks } from './expand-links.ts';
import type { ExpandedNode } from './expanded-topology.ts';
import { carrierPorts, type LinkEnd, resolveLinkEnds } from './link-ends.ts';
import { addPlace, boxNode, brokenNode, type Carrier, type Scope } from './scope.ts';

/** What an instance changes inside itself, by path relative to the instance. */
export type Overrides = ReadonlyMap<string, { readonly part?: string; readonly label?: string }>;

/** Writes definitions out once and hands out the same draft for every instance without overrides. */
export class DefinitionDrafts {
  private readonly plain = new Map<string, Draft | null>();
  private readonly definitions: Design['definitions'];
  private readonly context: ExpansionContext;

  constructor(definitions: Design['definitions'], context: ExpansionContext) {
    this.definitions = definitions;
    this.context = context;
  }

  /** null: there is no such definition, or it contains itself; rules tell. */
  get(id: string, overrides: Overrides | null, used: Set<string>): Draft | null {
    if (!Object.hasOwn(this.definitions, id)) return null;
    if (overrides && overrides.size > 0) return this.write(id, overrides, used);
    const known = this.plain.get(id);
    if (known !== undefined) return known;
    this.plain.set(id, null); // while it is being written it cannot be placed inside itself
    const draft = this.write(id, null, used);
    this.plain.set(id, draft);
    return draft;
  }

  private write(id: string, overrides: Overrides | null, used: Set<string>): Draft {
    const definition = this.definitions[id];
    const ports = new Map<string, Carrier[][]>();
    const scope: Scope = { elements: new Map(), ports, isDefinition: true };
    const draft = emptyDraft(scope);
    for (const component of definition.components) addComponent(draft, scope, component, '', null, overrides, used, this.context);
    for (const instance of definition.instances ?? []) {
      const plain = this.get(instance.definition, null, new Set());
      // Before any copy is made: the sum may be far beyond what memory holds.
      if (plain) guardSize((instance.count ?? 1) * Math.max(plain.nodes.length, plain.containers.length + 1));
      for (const index of copies(instance.count)) {
        const segment = segmentText(instance.id, index);
        const label = overrideAt(overrides, segment, used)?.label ?? copyLabel(instance.label, segment, index);
        const inner = this.get(instance.definition, within(overrides, segment), new Prefixed(used, segment));
        if (inner)
          placeInstance(draft, scope, inner, {
            id: instance.id,
            index,
            path: segment,
            container: null,
            label,
            definition: instance.definition,
            kind: this.definitions[instance.definition].kind,
          });
        else
          addPlace(scope, instance.id, {
            index,
            path: segment,
            node: brokenNode,
            inner: null,
            innerOffset: 0,
            definition: instance.definition,
          });
      }
    }
    const jobs = definition.links.map((link, index) => ({ link, path: ['definitions', id, 'links', index], sourceDefinition: id }));
    expandLinks(draft, jobs, this.context);
    this.exposePorts(id, definition, draft, ports);
    return draft;
  }

  private exposePorts(id: string, definition: Definition, draft: Draft, ports: Map<string, Carrier[][]>): void {
    // Sorted, as the file is: the first port with a free place must not depend on who wrote the file.
    for (const name of Object.keys(definition.ports).sort(naturally)) {
      const port = definition.ports[name];
      const path = ['definitions', id, 'ports', name, 'component'];
      const parsed = parseSelector(port.component);
      if (!parsed.ok) {
        this.context.findings.add({
          code: 'bad-selector',
          severity: 'error',
          path,
          message: parsed.error,
          remedy: 'Write a path such as nic[i] or tray[i/4]/nic[i%4].',
        });
        continue;
      }
      const technology = this.context.parts.catalogId(port.technology);
      const carriers: Carrier[][] = [];
      const carry = (ends: readonly LinkEnd[]): Carrier[] =>
        ends
          .flatMap((end) => end.carriers)
          .map((carrier) => ({
            node: carrier.node,
            ports: carrierPorts(carrier, draft.nodes)
              .filter((group) => group.technologies.includes(technology))
              .map((group) => group.id),
          }));
      if (selectorVariables(parsed.value).used.size === 0) {
        const found = resolveLinkEnds(draft, parsed.value, unbound);
        for (const end of found.ends) carriers.push(carry([end]));
        if (carriers.length === 0 && !found.isBroken) this.reportEmptyPort(name, path, found.problem);
      } else {
        for (let index = 0; index <= draft.nodes.length; index += 1) {
          const found = resolveLinkEnds(draft, parsed.value, [index, -1, -1]);
          if (found.ends.length === 0) {
            if (index === 0 && !found.isBroken) this.reportEmptyPort(name, path, found.problem);
            if (!found.isBroken) break;
          }
          carriers.push(carry(found.ends));
        }
      }
      ports.set(name, carriers);
      const unfit = carriers.flat().find((carrier) => carrier.ports?.length === 0);
      if (unfit) this.reportUnfitPort(name, port.technology, draft.nodes[unfit.node], ['definitions', id, 'ports', name, 'technology']);
    }
  }

  private reportUnfitPort(name: string, technology: string, node: ExpandedNode, path: readonly (string | number)[]): void {
    const accepted = [...new Set(node.part.ports.flatMap((group) => group.technologies))];
    this.context.findings.add({
      code: 'port-technology-mismatch',
      severity: 'error',
      path,
      message: `Port "${name}" is said to be ${technology}, but ${node.path} (${node.part.label}) has no such port.`,
      remedy: accepted.length > 0 ? `Use one of: ${accepted.join(', ')}.` : 'Show a component that has ports.',
      subjects: [node.path],
    });
  }

  private reportEmptyPort(name: string, path: readonly (string | number)[], problem: { message: string; remedy: string } | null): void {
    this.context.findings.add({
      code: 'port-without-component',
      severity: 'error',
      path,
      message: `Port "${name}" shows nothing: ${problem?.message ?? 'it matches nothing'}.`,
      remedy: problem?.remedy ?? 'Name a component of the definition.',
    });
  }
}

/** Numbers of the copies of an element: just -1 without count. */
export function copies(count: number | undefined): readonly number[] {
  return count === undefined ? [-1] : Array.from({ length: count }, (_, index) => index);
}

/** Adds every copy of a component to a draft. `prefix` is the path of the replicated groups around it. */
export function addComponent(
  draft: Draft,
  scope: Scope,
  component: Pick<Component, 'id' | 'part' | 'label' | 'count'> & { readonly sourceId?: string },
  prefix: string,
  container: string | null,
  overrides: Overrides | null,
  used: Set<string>,
  context: ExpansionContext,
): void {
  for (const index of copies(component.count)) {
    const segment = segmentText(component.id, index);
    const path = joinPath(prefix, segment);
    const override = overrideAt(overrides, path, used);
    const part = context.parts.part(override?.part ?? component.part);
    const kind = part && nodeKindOfPart(part);
    if (!kind) {
      addPlace(scope, component.id, { index, path, node: brokenNode, inner: null, innerOffset: 0, definition: null });
      continue;
    }
    addPlace(scope, component.id, { index, path, node: draft.nodes.length, inner: null, innerOffset: 0, definition: null });
    draft.nodes.push({
      path,
      kind,
      part,
      label: override?.label ?? copyLabel(component.label, segment, index),
      container,
      sourceId: component.sourceId ?? component.id,
    });
    draft.owners.push(-1);
    draft.ports.addNode();
    guardSize(draft.nodes.length);
  }
}

/** Copies a written definition into a draft as one instance. */
export function placeInstance(
  draft: Draft,
  scope: Scope,
  inner: Draft,
  instance: {
    readonly id: string;
    readonly index: number;
    readonly path: string;
    readonly container: string | null;
    readonly label: string;
    readonly definition: string;
    readonly kind: Definition['kind'];
    /** Element of the design that places it, if it does not bear its id. */
    readonly sourceId?: string;
  },
): void {
  const { path } = instance;
  const offset = draft.nodes.length;
  guardSize(offset + inner.nodes.length);
  guardSize(draft.containers.length + inner.containers.length);
  addPlace(scope, instance.id, {
    index: instance.index,
    path,
    node: boxNode,
    inner: inner.scope,
    innerOffset: offset,
    definition: instance.definition,
  });
  draft.containers.push({
    path,
    kind: instance.kind,
    label: instance.label,
    container: instance.container,
    sourceId: instance.sourceId ?? instance.id,
    definition: instance.definition,
  });
  const owner = draft.stamps.length;
  for (const { path: inside, kind, part, label, container, sourceId } of inner.nodes) {
    draft.nodes.push({
      path: `${path}/${inside}`,
      kind,
      part,
      label,
      container: container === null ? path : `${path}/${container}`,
      sourceId,
    });
    draft.owners.push(owner);
  }
  for (const box of inner.containers) {
    draft.containers.push({ ...box, path: `${path}/${box.path}`, container: box.container === null ? path : `${path}/${box.container}` });
  }
  draft.stamps.push({ inner, offset });
  draft.ports.append(inner.ports);
}

function overrideAt(
  overrides: Overrides | null,
  path: string,
  used: Set<string>,
): { readonly part?: string; readonly label?: string } | undefined {
  const override = overrides?.get(path);
  if (override) used.add(path);
  return override;
}

/** The overrides below a segment, relative to it; null if there are none. */
function within(overrides: Overrides | null, segment: string): Overrides | null {
  if (!overrides) return null;
  const inside = [...overrides].filter(([path]) => path.startsWith(`${segment}/`));
  return inside.length === 0 ? null : new Map(inside.map(([path, override]) => [path.slice(segment.length + 1), override]));
}

/** Adds to a set of used paths, each with a prefix. */
class Prefixed extends Set<string> {
  private readonly target: Set<string>;
  private readonly prefix: string;

  constructor(target: Set<string>, prefix: string) {
    super();
    this.target = target;
    this.prefix = prefix;
  }

  override add(path: string): this {
    this.target.add(`${this.prefix}/${path}`);
    return this;
  }
}
