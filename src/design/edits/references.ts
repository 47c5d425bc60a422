import { mapFaultTarget } from '../fault-targets.ts';
import { formatPath, type PathSegment, parsePath } from '../paths.ts';
import { patternFamily } from '../patterns/index.ts';
import type { Design, Topology } from '../schema.ts';
import { formatSelector, parseSelector, parseSelectorList, type Selector, type SelectorSegment } from '../selectors.ts';

/** What becomes of a reference: its new segments, or null when it has lost its meaning. */
export interface ReferenceChange {
  /** Segments of the topology's own scope; what lies inside instances is left alone. */
  selector(segments: readonly SelectorSegment[], role: ReferenceRole): readonly SelectorSegment[] | null;
  /** Full paths (positions, collapsed, overrides) may become several: a copy for each. */
  path(segments: readonly PathSegment[]): readonly (readonly PathSegment[])[];
}

/** Where a selector stands: it decides what a changed index means. */
export type ReferenceRole = 'in' | 'link' | 'pool' | 'pattern';

/**
 * The design with every reference changed. Links, patterns and pools whose reference is lost go with it.
 *
 * @param throughPattern a pattern whose inside is changed too: paths through it are given whole
 */
export function changeReferences(design: Design, change: ReferenceChange, throughPattern?: string): Design {
  const { topology } = design;
  const kinds = elementKinds(topology);
  if (throughPattern !== undefined) kinds.set(throughPattern, 'open');
  const one = (text: string, role: ReferenceRole): string | null => {
    const parsed = parseSelector(text);
    if (!parsed.ok) return text;
    const selector = apply(parsed.value, kinds, change, role);
    return selector && formatSelector(selector);
  };
  const list = (text: string, role: ReferenceRole): string | null => {
    const parsed = parseSelectorList(text);
    if (!parsed.ok) return text;
    const kept = parsed.value.flatMap((selector) => apply(selector, kinds, change, role) ?? []);
    return kept.length === 0 ? null : [...new Set(kept.map(formatSelector))].join(', ');
  };
  const paths = (text: string): string[] => {
    const segments = parsePath(text);
    if (!segments) return [text];
    const depth = ownDepth(segments, kinds);
    const rest = segments.slice(depth);
    return change.path(segments.slice(0, depth)).map((own) => formatPath([...own, ...rest]));
  };
  const keyed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).flatMap(([path, value]) => paths(path).map((changed) => [changed, value])));
  const inside = <T extends { readonly in?: string }>(element: T): T => {
    if (element.in === undefined) return element;
    const changed = one(element.in, 'in');
    if (changed === element.in) return element;
    const { in: _in, ...rest } = element;
    return (changed === null ? rest : { ...element, in: changed }) as T;
  };

  return {
    ...design,
    topology: {
      groups: topology.groups.map(inside),
      instances: topology.instances.map((instance) =>
        instance.overrides ? { ...inside(instance), overrides: keyed(instance.overrides) } : inside(instance),
      ),
      components: topology.components.map(inside),
      patterns: topology.patterns.flatMap((pattern) => {
        const changed: Record<string, unknown> = { ...inside(pattern), overrides: keyed(pattern.overrides) };
        for (const field of patternFamily.get(pattern.kind).selectorFields) {
          if (typeof changed[field] !== 'string') continue;
          const selectors = list(changed[field], 'pattern');
          if (selectors === null) return [];
          changed[field] = selectors;
        }
        return [changed as typeof pattern];
      }),
      links: topology.links.flatMap((link) => {
        const from = one(link.from, 'link');
        const to = one(link.to, 'link');
        return from === null || to === null ? [] : [{ ...link, from, to }];
      }),
    },
    deployment: {
      ...design.deployment,
      pools: design.deployment.pools.flatMap((pool) => {
        const accelerators = list(pool.accelerators, 'pool');
        return accelerators === null ? [] : [{ ...pool, accelerators }];
      }),
      ...(design.deployment.routing?.explicit && {
        routing: {
          ...design.deployment.routing,
          explicit: design.deployment.routing.explicit.flatMap((route) => {
            const [from, to, ...via] = [route.from, route.to, ...route.via].map((selectors) => list(selectors, 'pool'));
            const isWhole = from !== null && to !== null && via.every((stop) => stop !== null);
            return isWhole ? [{ from, to, via: via.filter((stop) => stop !== null) }] : [];
          }),
        },
      }),
    },
    ...(design.faults && {
      faults: design.faults.flatMap((fault) => {
        const target = mapFaultTarget(fault.target, (selectors) => list(selectors, 'pool'));
        return target === null ? [] : [{ ...fault, target }];
      }),
    }),
    view: { ...design.view, positions: keyed(design.view.positions), collapsed: [...new Set(design.view.collapsed.flatMap(paths))] },
  };
}

/** `open`: everything behind it belongs to the change. */
type ScopeKind = 'group' | 'end' | 'open';

/** Which ids lead deeper into the topology's own scope (groups), and which end it. */
function elementKinds(topology: Topology): Map<string, ScopeKind> {
  const kinds = new Map<string, ScopeKind>();
  for (const family of ['patterns', 'components', 'instances'] as const) for (const { id } of topology[family]) kinds.set(id, 'end');
  for (const { id } of topology.groups) kinds.set(id, 'group');
  return kinds;
}

/** How many segments name elements of the topology: ids inside an instance are its definition's. */
function ownDepth(segments: readonly { readonly id: string }[], kinds: ReadonlyMap<string, ScopeKind>): number {
  const end = segments.findIndex(({ id }) => kinds.get(id) !== 'group');
  return end < 0 || kinds.get(segments[end].id) === 'open' ? segments.length : end + 1;
}

function apply(selector: Selector, kinds: ReadonlyMap<string, ScopeKind>, change: ReferenceChange, role: ReferenceRole): Selector | null {
  const depth = ownDepth(selector.segments, kinds);
  const own = change.selector(selector.segments.slice(0, depth), role);
  return own && own.length > 0 ? { segments: [...own, ...selector.segments.slice(depth)], port: selector.port } : null;
}
