import { expandTopology } from '../expansion/expand-topology.ts';
import type { ExpandedTopology } from '../expansion/expanded-topology.ts';
import { formatPath, joinPath, parsePath } from '../paths.ts';
import type { Pattern } from '../patterns/index.ts';
import type { Component, Design, Group, Instance, Link } from '../schema.ts';
import type { IndexSelector, SelectorSegment } from '../selectors.ts';
import { accept, type Edit, refuse, withTopology } from './edit.ts';
import { elementIds, findElement, freeId } from './elements.ts';
import { changeReferences } from './references.ts';

/** Most cables that a detached pattern is written out as. */
const cableLimit = 20_000;

/**
 * Makes plain elements of a pattern: a group without count in its place, with groups, instances, components and one link for
 * each cable, ports and all. References and positions follow; overrides stay what they are.
 */
export const detachPattern: Edit<'detach-pattern', { readonly id: string }> = {
  kind: 'detach-pattern',
  label: 'Detach a pattern',
  isStep: true,
  describe: ({ id }) => `Detach pattern ${id}`,
  apply(design, library, { id }) {
    const found = findElement(design.topology, id);
    if (found?.family !== 'patterns') return refuse('unknown-pattern', `There is no pattern "${id}".`, 'Select a pattern.');
    const { topology } = expandTopology(design, library);
    const cables = topology.links.filter((link) => link.sourceId === id && link.sourceDefinition === null);
    if (cables.length > cableLimit)
      return refuse(
        'too-many-cables',
        `Pattern "${id}" stands for ${cables.length} cables, each of which would be written into the file.`,
        'Lower its parameters first, or keep it a pattern.',
        [id],
      );
    const own = topology.containers.find((box) => box.sourceId === id && parsePath(box.path)?.at(-1)?.id === id && box.definition === null);
    if (!own) return refuse('unknown-pattern', `The pattern "${id}" draws nothing.`, 'Mend its problems first.', [id]);

    const plan = writeElements(found.element, own.path, topology, elementIds(design.topology));
    const inner = (path: string): string => plan.renamed(path);
    const { label } = found.element;
    const frame: Group = {
      id,
      kind: 'group',
      ...(label === undefined ? {} : { label }),
      ...(own.container === null ? {} : { in: own.container }),
    };
    const taken = new Set([...elementIds(design.topology), ...plan.ids]);
    const links = cables.map((link): Link => {
      const linkId = freeId(`${id}-cable`, taken);
      taken.add(linkId);
      return {
        id: linkId,
        part: link.part.id,
        from: `${inner(topology.nodes[link.from].path)}:${link.fromPort}`,
        to: `${inner(topology.nodes[link.to].path)}:${link.toPort}`,
      };
    });
    const lost = plan.unnamed(design, own.path);
    if (lost !== null)
      return refuse(
        'pattern-is-named',
        `"${lost}" names copies of the pattern "${id}" that are no longer alike.`,
        'Reset its overrides, or name single devices there.',
        [id],
      );
    const referred = changeReferences(
      design,
      {
        selector: (segments) => (startsWith(segments, own.path) ? plan.renamedSelector(segments) : segments),
        path: (segments) =>
          startsWith(segments, own.path) && formatPath(segments) !== own.path
            ? [parsePath(inner(formatPath(segments))) ?? segments]
            : [segments],
      },
      id,
    );
    return accept(
      withTopology(referred, {
        groups: [...referred.topology.groups, frame, ...plan.groups],
        instances: [...referred.topology.instances, ...plan.instances],
        components: [...referred.topology.components, ...plan.components],
        patterns: referred.topology.patterns.filter((pattern) => pattern.id !== id),
        // First, as the pattern's cables were: parallel cables keep their numbers.
        links: [...links, ...referred.topology.links],
      }),
    );
  },
};

function startsWith(segments: readonly { readonly id: string }[], path: string): boolean {
  const own = parsePath(path) ?? [];
  return own.length <= segments.length && own.every(({ id }, index) => segments[index].id === id);
}

interface Plan {
  readonly groups: Group[];
  readonly instances: Instance[];
  readonly components: Component[];
  readonly ids: ReadonlySet<string>;
  /** Path after detaching of a path inside the pattern. */
  renamed(path: string): string;
  renamedSelector(segments: readonly SelectorSegment[]): readonly SelectorSegment[];
  /** A selector of the design that would lose its meaning, or null. */
  unnamed(design: Design, patternPath: string): string | null;
}

/** The pattern's own boxes, devices and instances as elements; ids get the pattern's in front. */
function writeElements(pattern: Pattern, patternPath: string, topology: ExpandedTopology, taken: Set<string>): Plan {
  const depth = parsePath(patternPath)?.length ?? 1;
  const outer = patternPath.slice(0, Math.max(0, patternPath.lastIndexOf('/')));
  const newIds = new Map<string, string>();
  const idFor = (id: string): string => {
    const known = newIds.get(id);
    if (known !== undefined) return known;
    const free = freeId(`${pattern.id}-${id}`, taken);
    taken.add(free);
    newIds.set(id, free);
    return free;
  };
  const single = new Map<string, string>();
  const groups: Group[] = [];
  const instances: Instance[] = [];
  const components: Component[] = [];
  const ownBoxes = topology.containers.filter((box) => box.sourceId === pattern.id && box.path.startsWith(`${patternPath}/`));
  const ownNodes = topology.nodes.filter((node) => node.sourceId === pattern.id && node.path.startsWith(`${patternPath}/`));

  /** Copies of each id in each box around it. */
  const families = new Map<string, Map<string, number>>();
  for (const { path, container } of [...ownBoxes, ...ownNodes]) {
    const id = parsePath(path)?.at(-1)?.id ?? '';
    const counts = families.get(id) ?? new Map<string, number>();
    counts.set(container ?? '', (counts.get(container ?? '') ?? 0) + 1);
    families.set(id, counts);
  }
  for (const [id, counts] of families) {
    const [firstHolder] = counts.keys();
    const holders = [...counts.keys()];
    const box = ownBoxes.find((candidate) => parsePath(candidate.path)?.at(-1)?.id === id && candidate.container === firstHolder);
    const overridden = box
      ? []
      : Object.keys(pattern.overrides).filter(
          (path) => topology.nodeIndex.has(path) && ownNodes.some((node) => node.path === path) && parsePath(path)?.at(-1)?.id === id,
        );
    const isEven = new Set(counts.values()).size === 1 && overridden.length === 0;
    const write = (elementId: string, holder: string | null, count: number | undefined, path: string): void => {
      const inside = holder ?? allOf(firstHolder, holders.length);
      const common = { id: elementId, in: inside, ...(count === undefined ? {} : { count }) };
      if (box && box.definition === null) groups.push({ ...common, kind: box.kind as Group['kind'] });
      else if (box?.definition) instances.push({ ...common, definition: box.definition, ...overridesOf(path) });
      else {
        const node = topology.nodes[topology.nodeIndex.get(path) ?? -1];
        const override = pattern.overrides[path];
        components.push({ ...common, part: node.part.id, ...(override?.label === undefined ? {} : { label: override.label }) });
      }
    };
    const overridesOf = (path: string): { overrides?: Instance['overrides'] } => {
      const stem = path.replace(/\[\d+\]$/, '[');
      const all = Object.entries(pattern.overrides).filter(([at]) => (isEven ? at.includes(`/${id}[`) : at.startsWith(stem)));
      return all.length === 0 ? {} : { overrides: Object.fromEntries(all.map(([at, value]) => [renamed(at), value])) };
    };
    if (isEven) {
      write(idFor(id), null, [...counts.values()][0], `${firstHolder}/${id}[0]`);
      continue;
    }
    for (const [holder, count] of counts) {
      const own = overridden.filter((path) => path.startsWith(`${holder}/${id}[`));
      const alone = own.length > 0;
      const shared = alone ? null : freeId(`${pattern.id}-${id}`, taken);
      if (shared !== null) taken.add(shared);
      for (let index = 0; index < count; index += 1) {
        const path = `${holder}/${id}[${index}]`;
        const elementId = shared ?? freeId(`${pattern.id}-${id}`, taken);
        taken.add(elementId);
        single.set(path, shared === null ? elementId : `${elementId}[${index}]`);
        if (shared === null) write(elementId, placeOf(holder), undefined, path);
      }
      if (shared !== null) write(shared, placeOf(holder), count, `${holder}/${id}[0]`);
    }
  }

  function placeOf(holder: string): string {
    return holder === patternPath ? (outer === '' ? pattern.id : joinPath(outer, pattern.id)) : renamed(holder);
  }
  function allOf(holder: string, holderCount: number): string {
    return holderCount > 1 || holder !== patternPath ? placeOf(holder).replace(/\[\d+\]$/, '[*]') : placeOf(holder);
  }
  function renamed(path: string): string {
    const segments = parsePath(path) ?? [];
    const parts: string[] = outer === '' ? [] : [outer];
    for (let at = depth; at < segments.length; at += 1) {
      const alone = single.get(formatPath(segments.slice(0, at + 1)));
      const { id, index } = segments[at];
      const isOwn = families.has(id) && at < depth + 2 && (at === depth || !isInstance(segments[at - 1].id));
      parts.push(alone ?? (isOwn ? formatPath([{ id: idFor(id), index }]) : formatPath([{ id, index }])));
    }
    return parts.join('/');
  }
  function isInstance(id: string): boolean {
    return ownBoxes.some((box) => box.definition !== null && parsePath(box.path)?.at(-1)?.id === id);
  }
  const isConcrete = (index: IndexSelector): boolean => index.kind === 'none' || index.kind === 'number';
  function renamedSelector(segments: readonly SelectorSegment[]): readonly SelectorSegment[] {
    if (segments.every(({ index }) => isConcrete(index))) {
      const path = formatPath(segments.map(({ id, index }) => ({ id, index: index.kind === 'number' ? index.value : -1 })));
      return (parsePath(renamed(path)) ?? []).map(({ id, index }) => ({
        id,
        index: index < 0 ? { kind: 'none' } : { kind: 'number', value: index },
      }));
    }
    const kept = segments.slice(0, depth - 1);
    return [
      ...kept,
      ...segments
        .slice(depth)
        .map((segment, at) =>
          families.has(segment.id) && at < 2 && (at === 0 || !isInstance(segments[depth].id))
            ? { ...segment, id: idFor(segment.id) }
            : segment,
        ),
    ];
  }
  function unnamed(design: Design, path: string): string | null {
    if (single.size === 0) return null;
    const uneven = new Set([...single.keys()].map((at) => parsePath(at)?.at(-1)?.id));
    const texts = [
      ...design.deployment.pools.map(({ accelerators }) => accelerators),
      ...design.topology.links.flatMap(({ from, to }) => [from, to]),
    ];
    return (
      texts.find((text) => text.startsWith(`${path}/`) && /\[[^\]\d]/.test(text) && [...uneven].some((id) => text.includes(`/${id}[`))) ??
      null
    );
  }
  return { groups, instances, components, ids: new Set([...newIds.values(), ...taken]), renamed, renamedSelector, unnamed };
}
