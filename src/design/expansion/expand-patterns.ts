import { joinPath } from '../paths.ts';
import { expandPattern, type Pattern, type PatternContext } from '../patterns/index.ts';
import { parseSelector, parseSelectorList, unbound } from '../selectors.ts';
import { addComponent } from './definitions.ts';
import type { Draft, ExpansionContext } from './draft.ts';
import type { LinkJob } from './expand-links.ts';
import type { HolderTree } from './holders.ts';
import { reportDeadOverride } from './place-elements.ts';
import { addPlace, boxNode, emptyScope, matchPlaces, type PlaceMatch } from './scope.ts';

/** Adds the devices of each pattern to the draft and hands back its links, to be written out with the others. */
export function expandPatterns(patterns: readonly Pattern[], draft: Draft, holders: HolderTree, context: ExpansionContext): LinkJob[] {
  const jobs: LinkJob[] = [];
  patterns.forEach((pattern, position) => {
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
    const expansion = expandPattern(pattern, path, patternContext(draft, context, report));
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
    for (const component of expansion.components) {
      addComponent(
        draft,
        scope,
        { ...component, sourceId: pattern.id },
        path,
        path,
        new Map(Object.entries(pattern.overrides)),
        used,
        context,
      );
    }
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

function patternContext(draft: Draft, context: ExpansionContext, report: (field: string, message: string) => void): PatternContext {
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
