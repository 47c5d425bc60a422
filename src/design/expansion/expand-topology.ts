import type { Diagnostic } from '../../base/diagnostic.ts';
import type { PartLibrary } from '../part-library.ts';
import { resolveParts } from '../resolve-parts.ts';
import type { Design } from '../schema.ts';
import { DefinitionDrafts } from './definitions.ts';
import {
  cableCount,
  type Draft,
  type ExpansionContext,
  emptyDraft,
  entityLimit,
  forEachCable,
  guardSize,
  TooManyEntities,
} from './draft.ts';
import { expandLinks, type LinkJob } from './expand-links.ts';
import { expandPatterns } from './expand-patterns.ts';
import type { ExpandedLink, ExpandedTopology } from './expanded-topology.ts';
import { Findings } from './findings.ts';
import { buildHolders } from './holders.ts';
import { placeElements } from './place-elements.ts';

/** What is drawn, and what stood in the way. */
export interface Expansion {
  readonly topology: ExpandedTopology;
  readonly diagnostics: readonly Diagnostic[];
}

interface Remembered {
  readonly parts: Design['parts'];
  readonly definitions: Design['definitions'];
  readonly library: PartLibrary;
  readonly draft: Draft;
  readonly expansion: Expansion;
}

/** Last answer for a topology: designs are immutable, and most edits leave theirs alone. */
const remembered = new WeakMap<Design['topology'], Remembered>();

type ExpansionSource = Pick<Design, 'topology' | 'definitions' | 'parts'>;

/**
 * Writes out every group, instance, pattern and link of a design. Nodes come in path order: groups before instances
 * before components, each in the order of the file, copies by index; devices that patterns add come last.
 */
export function expandTopology(design: ExpansionSource, library: PartLibrary): Expansion {
  return remember(design, library).expansion;
}

/** The expansion as it was built, with scopes and free ports: for rules about connections. */
export function expansionDraft(design: ExpansionSource, library: PartLibrary): Draft {
  return remember(design, library).draft;
}

function remember(design: ExpansionSource, library: PartLibrary): Remembered {
  const last = remembered.get(design.topology);
  if (last && last.parts === design.parts && last.definitions === design.definitions && last.library === library) return last;
  const { parts, definitions } = design;
  const entry = { parts, definitions, library, ...expand(design, library) };
  remembered.set(design.topology, entry);
  return entry;
}

function expand(design: ExpansionSource, library: PartLibrary): Pick<Remembered, 'draft' | 'expansion'> {
  const findings = new Findings();
  const parts = resolveParts(design, library);
  const context: ExpansionContext = { parts, findings };
  try {
    const holders = buildHolders(design.topology, findings);
    const draft = emptyDraft(holders.root.scope);
    const drafts = new DefinitionDrafts(design.definitions, context);
    placeElements(design, draft, holders, drafts, context);
    const patternJobs = expandPatterns(design, draft, holders, drafts, context);
    const jobs: LinkJob[] = design.topology.links.map((link, index) => ({
      link,
      path: ['topology', 'links', index],
      sourceDefinition: null,
    }));
    expandLinks(draft, [...patternJobs, ...jobs], context);
    guardSize(cableCount(draft));
    // Definitions that are not placed are written too, so that their problems are told.
    for (const id of Object.keys(design.definitions)) drafts.get(id, null, new Set());
    const topology = finish(draft);
    return {
      draft,
      expansion: {
        topology,
        diagnostics: [...parts.diagnostics, ...findings.diagnostics().map((diagnostic) => placeSubjects(diagnostic, topology))],
      },
    };
  } catch (error) {
    if (!(error instanceof TooManyEntities)) throw error;
    const draft = emptyDraft(buildHolders({ groups: [], instances: [], components: [], patterns: [], links: [] }, findings).root.scope);
    const tooMany: Diagnostic = {
      code: 'too-many-elements',
      severity: 'error',
      path: ['topology'],
      message: `The design asks for more than ${entityLimit.toLocaleString('en-US')} devices or cables.`,
      remedy: 'Lower the counts of its groups, instances, components or links.',
    };
    return { draft, expansion: { topology: finish(draft), diagnostics: [...parts.diagnostics, tooMany] } };
  }
}

function finish(draft: Draft): ExpandedTopology {
  const { nodes, containers } = draft;
  const links: ExpandedLink[] = [];
  // Written out field by field: spreading is several times slower, and this runs once for every cable.
  forEachCable(draft, (link, offset) => {
    const from = link.from + offset;
    const to = link.to + offset;
    const id = `${nodes[from].path}--${nodes[to].path}`;
    links.push({
      id: link.ordinal > 1 ? `${id}#${link.ordinal}` : id,
      from,
      to,
      fromPort: link.fromPort,
      toPort: link.toPort,
      part: link.part,
      technology: link.technology,
      bandwidthBytesPerSecond: link.bandwidthBytesPerSecond,
      reverseBandwidthBytesPerSecond: link.reverseBandwidthBytesPerSecond,
      latencySeconds: link.latencySeconds,
      sourceId: link.sourceId,
      sourceDefinition: link.sourceDefinition,
    });
  });
  const nodeIndex = new Map<string, number>();
  for (let index = 0; index < nodes.length; index += 1) nodeIndex.set(nodes[index].path, index);
  const containerIndex = new Map<string, number>();
  for (let index = 0; index < containers.length; index += 1) containerIndex.set(containers[index].path, index);
  return { nodes, containers, links, nodeIndex, containerIndex };
}

/** Problems inside a definition point at its first instance. */
function placeSubjects(diagnostic: Diagnostic, topology: ExpandedTopology): Diagnostic {
  if (diagnostic.path[0] !== 'definitions' || !diagnostic.subjects) return diagnostic;
  const instance = topology.containers.find((container) => container.definition === diagnostic.path[1]);
  return { ...diagnostic, subjects: instance ? diagnostic.subjects.map((subject) => `${instance.path}/${subject}`) : [] };
}
