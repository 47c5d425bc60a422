import { joinPath, segmentText } from '../paths.ts';
import { expandPattern, type Pattern, type PatternContext, type PatternExpansion } from '../patterns/index.ts';
import type { Design } from '../schema.ts';
import { parseSelector, parseSelectorList, unbound } from '../selectors.ts';
import { addComponent, copies, type DefinitionDrafts } from './definitions.ts';
import { type Draft, type ExpansionContext, guardSize } from './draft.ts';
import type { LinkJob } from './expand-links.ts';
import type { HolderTree } from './holders.ts';
import { overridesByPlace, placeInstanceCopies, reportDeadOverride } from './place-elements.ts';
import { addPlace, boxNode, emptyScope, matchPlaces, type PlaceMatch, type Scope } from './scope.ts';

/** Adds the devices of each pattern to the draft and hands back its links, to be written out with the others. */
export function expandPatterns(
  design: Pick<Design, 'topology' | 'definitions'>,
  draft: Draft,
  holders: HolderTree,
  drafts: DefinitionDrafts,
  context: ExpansionContext,
): LinkJob[] {
  const jobs: LinkJob[] = [];
  design.topology.patterns.forEach((pattern, position) => {
    const at = ['topology', 'patterns', position] as const;
    const [holder] = holders.find(pattern.in, [...at, 'in']);
    const path = joinPath(holder.path, pattern.id);
    const report = (field: string, message: string): void =>
      context.findings.add({
        code: 'bad-selector',
        severity: 'error',
        path: [...at, field],
        message,
        remedy: 'Write a path such as rack[*]/server[*].',
      });
    const expansion = expandPattern(pattern, path, patternContext(draft, drafts, context, report));
    for (const { field, ...problem } of expansion.problems) context.findings.add({ ...problem, path: [...at, field] });

    const scope = emptyScope();
    addPlace(holder.scope, pattern.id, { index: -1, path, node: boxNode, inner: scope, innerOffset: 0, definition: null });
    draft.containers.push({
      path,
      kind: 'group',
      label: pattern.label ?? pattern.id,
      container: holder.container?.path ?? null,
      sourceId: pattern.id,
      definition: null,
    });
    const used = new Set<string>();
    placeMembers(pattern, expansion, { path, scope }, used, { design, draft, drafts, context });
    for (const override of Object.keys(pattern.overrides)) {
      if (!used.has(override)) reportDeadOverride(override, [...at, 'overrides', override], context);
    }
    for (const { fromField, toField, ...link } of expansion.links) {
      jobs.push({
        link: { id: pattern.id, ...link },
        path: at,
        endPaths: { from: [...at, fromField], to: [...at, toField] },
        sourceDefinition: null,
      });
    }
  });
  return jobs;
}

interface Target {
  readonly design: Pick<Design, 'definitions'>;
  readonly draft: Draft;
  readonly drafts: DefinitionDrafts;
  readonly context: ExpansionContext;
}

/** One copy of a box of the pattern, or the pattern itself. */
interface Site {
  readonly path: string;
  readonly scope: Scope;
}

/** Writes the boxes of a pattern, and in them its devices and instances. */
function placeMembers(pattern: Pattern, expansion: PatternExpansion, root: Site, used: Set<string>, target: Target): void {
  const { draft, drafts, context, design } = target;
  const sites = new Map<string | undefined, Site[]>([[undefined, [root]]]);
  for (const group of expansion.groups ?? []) {
    const own: Site[] = [];
    for (const parent of sites.get(group.in) ?? []) {
      guardSize(draft.containers.length + group.count);
      for (const index of copies(group.count)) {
        const segment = segmentText(group.id, index);
        const site = { path: joinPath(parent.path, segment), scope: emptyScope() };
        addPlace(parent.scope, group.id, { index, path: site.path, node: boxNode, inner: site.scope, innerOffset: 0, definition: null });
        draft.containers.push({
          path: site.path,
          kind: group.kind,
          label: segment,
          container: parent.path,
          sourceId: pattern.id,
          definition: null,
        });
        own.push(site);
      }
    }
    sites.set(group.id, own);
  }
  const overrides = new Map(Object.entries(pattern.overrides));
  const byPlace = overridesByPlace(pattern.overrides);
  for (const element of expansion.elements) {
    const at = sites.get(element.in) ?? [];
    guardSize(draft.nodes.length + at.length * element.count);
    at.forEach((site, position) => {
      const count = element.count - (position === at.length - 1 ? (element.missingInLast ?? 0) : 0);
      if ('part' in element.of)
        addComponent(
          draft,
          site.scope,
          { id: element.id, part: element.of.part, count, sourceId: pattern.id },
          site.path,
          site.path,
          overrides,
          used,
          context,
        );
      else
        placeInstanceCopies(
          { id: element.id, definition: element.of.definition, count, sourceId: pattern.id },
          { scope: site.scope, path: site.path, container: site.path },
          byPlace,
          used,
          { definitions: design.definitions, draft, drafts },
        );
    });
  }
}

function patternContext(
  draft: Draft,
  drafts: DefinitionDrafts,
  context: ExpansionContext,
  report: (field: string, message: string) => void,
): PatternContext {
  const found = new Map<string, PlaceMatch>();
  return {
    select: (selectors, field) => {
      const parsed = parseSelectorList(selectors);
      if (!parsed.ok) {
        report(field, parsed.error);
        return [];
      }
      const paths = new Set<string>();
      for (const selector of parsed.value) {
        for (const match of matchPlaces(draft.scope, selector, unbound)) {
          if (match.place.node === boxNode ? !match.place.inner?.isDefinition : match.place.node < 0) continue;
          found.set(match.path, match);
          paths.add(match.path);
        }
      }
      return [...paths];
    },
    portCount: (path, port) => {
      const match = found.get(path) ?? findOne(draft, path);
      if (!match) return 0;
      if (match.place.node === boxNode) return match.place.inner?.ports.get(port)?.length ?? 0;
      return draft.nodes[match.offset + match.place.node].part.ports.find(({ id }) => id === port)?.count ?? 0;
    },
    offer: (id) => {
      const inside = drafts.get(id, null, new Set());
      if (inside)
        return { of: 'definition', exposedPortCount: (port) => inside.scope.ports.get(port)?.length ?? 0, fittingPortCount: () => 0 };
      const part = context.parts.part(id);
      if (!part || part.family === 'link') return null;
      const technologyOf = (link: string): string => context.parts.catalogId(link);
      return {
        of: 'part',
        exposedPortCount: () => 0,
        fittingPortCount: (link) =>
          part.ports.reduce((sum, group) => sum + (group.technologies.includes(technologyOf(link)) ? group.count : 0), 0),
      };
    },
    guard: guardSize,
    linkBandwidthBytesPerSecond: (id) => {
      const part = context.parts.part(id);
      return part?.family === 'link' ? part.bandwidthBytesPerSecond : null;
    },
  };
}

function findOne(draft: Draft, path: string): PlaceMatch | undefined {
  const parsed = parseSelector(path);
  return parsed.ok ? matchPlaces(draft.scope, parsed.value, unbound)[0] : undefined;
}
