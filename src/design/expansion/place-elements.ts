import { joinPath, segmentText } from '../paths.ts';
import type { Design, Instance } from '../schema.ts';
import { copyLabel } from './copy-label.ts';
import { addComponent, copies, type DefinitionDrafts, type Overrides, placeInstance } from './definitions.ts';
import type { Draft, ExpansionContext } from './draft.ts';
import { guardSize } from './draft.ts';
import type { Holder, HolderTree } from './holders.ts';
import { addPlace, boxNode, brokenNode, type Scope } from './scope.ts';

export type OverridesByPlace = ReadonlyMap<string, Map<string, { part?: string; label?: string }>>;

/** Walks the groups and writes out the instances and components in each. */
export function placeElements(
  design: Pick<Design, 'topology' | 'definitions'>,
  draft: Draft,
  holders: HolderTree,
  drafts: DefinitionDrafts,
  context: ExpansionContext,
): void {
  const { topology } = design;
  const inside = new Map<Holder, { instances: number[]; components: number[] }>();
  const at = (holder: Holder): { instances: number[]; components: number[] } => {
    const known = inside.get(holder) ?? { instances: [], components: [] };
    inside.set(holder, known);
    return known;
  };
  let planned = 0;
  for (const family of ['instances', 'components'] as const) {
    topology[family].forEach((element, index) => {
      const found = holders.find(element.in, ['topology', family, index, 'in']);
      planned += found.length * (element.count ?? 1);
      guardSize(planned);
      for (const holder of found) at(holder)[family].push(index);
    });
  }
  const overrides = topology.instances.map((instance) => overridesByPlace(instance.overrides));
  const used = topology.instances.map(() => new Set<string>());

  const visit = (holder: Holder): void => {
    for (const child of holder.children) {
      const { container, groupId } = child;
      if (!container || groupId === null) continue;
      draft.containers.push(container);
      guardSize(draft.containers.length);
      if (child.index >= 0) {
        addPlace(holder.scope, groupId, {
          index: child.index,
          path: child.path,
          node: boxNode,
          inner: child.scope,
          innerOffset: 0,
          definition: null,
        });
      }
      visit(child);
    }
    const own = at(holder);
    for (const index of own.instances) placeCopies(topology.instances[index], holder, overrides[index], used[index]);
    for (const index of own.components)
      addComponent(draft, holder.scope, topology.components[index], holder.path, holder.container?.path ?? null, null, new Set(), context);
  };

  const placeCopies = (instance: Instance, holder: Holder, byPlace: OverridesByPlace, usedPaths: Set<string>): void =>
    placeInstanceCopies(
      instance,
      { scope: holder.scope, path: holder.path, container: holder.container?.path ?? null },
      byPlace,
      usedPaths,
      { definitions: design.definitions, draft, drafts },
    );

  visit(holders.root);
  topology.instances.forEach((instance, index) => {
    for (const path of Object.keys(instance.overrides ?? {})) {
      if (!used[index].has(path)) reportDeadOverride(path, ['topology', 'instances', index, 'overrides', path], context);
    }
  });
}

/** Places every copy of an instance, each with the overrides that reach it. `used` takes in the overrides that did. */
export function placeInstanceCopies(
  instance: Pick<Instance, 'id' | 'definition' | 'label' | 'count'> & { readonly sourceId?: string },
  at: { readonly scope: Scope; readonly path: string; readonly container: string | null },
  byPlace: OverridesByPlace,
  used: Set<string>,
  { definitions, draft, drafts }: { readonly definitions: Design['definitions']; readonly draft: Draft; readonly drafts: DefinitionDrafts },
): void {
  for (const index of copies(instance.count)) {
    const segment = segmentText(instance.id, index);
    const path = joinPath(at.path, segment);
    const own = byPlace.get(path);
    const usedInside = new Set<string>();
    const inner = drafts.get(instance.definition, withoutSelf(own), usedInside);
    for (const rest of usedInside) used.add(`${path}/${rest}`);
    const label = own?.get('')?.label;
    if (label !== undefined) used.add(path);
    if (!inner) {
      addPlace(at.scope, instance.id, { index, path, node: brokenNode, inner: null, innerOffset: 0, definition: instance.definition });
      continue;
    }
    placeInstance(draft, at.scope, inner, {
      id: instance.id,
      index,
      path,
      container: at.container,
      label: label ?? copyLabel(instance.label, segment, index),
      definition: instance.definition,
      kind: definitions[instance.definition].kind,
      sourceId: instance.sourceId,
    });
  }
}

/** A difference that reaches nothing any more: kept in the file, in case that the path comes back. */
export function reportDeadOverride(path: string, place: readonly (string | number)[], context: ExpansionContext): void {
  context.findings.add({
    code: 'dead-override',
    severity: 'warning',
    path: place,
    message: `The override for ${path} reaches nothing: there is no such component any more.`,
    remedy: 'Raise the count again to bring it back, or remove the override.',
  });
}

/** Overrides under each path that an instance could have: `rack[1]/server[0]` → `gpu[3]` → what differs. */
export function overridesByPlace(overrides: Instance['overrides']): OverridesByPlace {
  const byPlace = new Map<string, Map<string, { part?: string; label?: string }>>();
  for (const [path, override] of Object.entries(overrides ?? {})) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const place = path.slice(0, end);
      const rest = path.slice(end + 1);
      const own = byPlace.get(place) ?? new Map();
      byPlace.set(place, own.set(rest, override));
    }
  }
  return byPlace;
}

function withoutSelf(overrides: Overrides | undefined): Overrides | null {
  if (!overrides) return null;
  const rest = [...overrides].filter(([path]) => path !== '');
  return rest.length === 0 ? null : new Map(rest);
}
