import type { Draft } from './expansion/draft.ts';
import { expansionDraft } from './expansion/expand-topology.ts';
import { carrierPorts, isSameDevice, type LinkEnd, resolveLinkEnds } from './expansion/link-ends.ts';
import type { PortRefusal } from './expansion/port-book.ts';
import { refusalText } from './expansion/port-refusals.ts';
import type { LinkPart, PartLibrary } from './part-library.ts';
import { type ResolvedParts, resolveParts } from './resolve-parts.ts';
import type { Design } from './schema.ts';
import { parseSelector, selectorVariables, unbound } from './selectors.ts';

/** Why two things cannot be joined, and what would do. */
export interface ConnectionRefusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** A port that is free for a new cable, with the link parts that it takes, the usual one first. */
export interface FreePort {
  /** Where a link may name it: `rack[0]/server[1]:rail[3]`, `leaf[0]:port[12]`. */
  readonly path: string;
  readonly technologies: readonly string[];
}

/** null if a link (of `linkPart`, or of any kind) can join the two paths, each with or without `:port[n]`. */
export function connectionRefusal(
  design: Design,
  library: PartLibrary,
  fromPath: string,
  toPath: string,
  linkPart?: string,
): ConnectionRefusal | null {
  const draft = expansionDraft(design, library);
  const parts = resolveParts(design, library);
  const ends: LinkEnd[] = [];
  for (const path of [fromPath, toPath]) {
    const end = findEnd(draft, path);
    if ('code' in end) return end;
    ends.push(end);
  }
  const [from, to] = ends;
  if (isSameDevice(from, to)) {
    return { code: 'link-to-itself', message: `${fromPath} cannot be joined to itself.`, remedy: 'Drag to another device.' };
  }
  if (linkPart !== undefined) {
    const part = parts.part(linkPart);
    if (part?.family !== 'link')
      return { code: 'unknown-part', message: `There is no kind of link "${linkPart}".`, remedy: 'Choose one from the palette.' };
    return refusalFor(draft, parts, from, part) ?? refusalFor(draft, parts, to, part);
  }
  const candidates = parts.linkParts();
  if (candidates.some((part) => canJoin(draft, parts, from, to, part))) return null;
  const fromFits = candidates.filter((part) => fits(draft, parts, from, part) === null);
  const toFits = candidates.filter((part) => fits(draft, parts, to, part) === null);
  // What the first end would take, refused by the second in the second's words.
  if (fromFits.length > 0 && toFits.length > 0) {
    const wanted = usual(draft, parts, from, fromFits);
    const refusal = refusalFor(draft, parts, to, wanted);
    if (refusal)
      return {
        ...refusal,
        remedy: `${from.name} takes ${labels(fromFits)}; ${to.name} takes ${labels(toFits)}. Join devices that share one of these.`,
      };
  }
  const blocked = fromFits.length === 0 ? from : to;
  const accepted = candidates.filter((part) => fits(draft, parts, blocked, part) !== 'incompatible-ports');
  return refusalFor(draft, parts, blocked, accepted[0] ?? candidates[0]);
}

/** Link parts that could join the two paths, the usual one first. */
export function compatibleLinkParts(design: Design, library: PartLibrary, fromPath: string, toPath: string): readonly LinkPart[] {
  const draft = expansionDraft(design, library);
  const parts = resolveParts(design, library);
  const from = findEnd(draft, fromPath);
  const to = findEnd(draft, toPath);
  if ('code' in from || 'code' in to) return [];
  if (isSameDevice(from, to)) return [];
  const rank = preference(draft, from);
  const other = preference(draft, to);
  return parts
    .linkParts()
    .filter((part) => canJoin(draft, parts, from, to, part))
    .map((part) => ({ part, rank: rank(parts.catalogId(part.id)) + other(parts.catalogId(part.id)) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ part }) => part);
}

/** Free ports at a path, in the order in which they are taken: a component's own, or those that an instance shows. */
export function freePorts(design: Design, library: PartLibrary, path: string): readonly FreePort[] {
  const draft = expansionDraft(design, library);
  const node = draft.nodes.findIndex((candidate) => candidate.path === path);
  if (node >= 0) {
    return draft.nodes[node].part.ports.flatMap((group) =>
      draft.ports
        .free(node, draft.nodes[node].part.ports, group.id)
        .map((index) => ({ path: `${path}:${group.id}[${index}]`, technologies: group.technologies })),
    );
  }
  const instance = design.topology.instances.length > 0 ? draft.containers.find((container) => container.path === path) : undefined;
  const definition = instance?.definition ? design.definitions[instance.definition] : undefined;
  return Object.keys(definition?.ports ?? {}).flatMap((port) => {
    const selector = parseSelector(`${path}:${port}[*]`);
    if (!selector.ok) return [];
    return resolveLinkEnds(draft, selector.value, unbound).ends.flatMap((end): FreePort[] => {
      const free = end.carriers.flatMap((carrier) =>
        carrierPorts(carrier, draft.nodes).filter(
          (group) => draft.ports.free(carrier.node, draft.nodes[carrier.node].part.ports, group.id).length > 0,
        ),
      );
      return free.length > 0 ? [{ path: end.name, technologies: free[0].technologies }] : [];
    });
  });
}

function findEnd(draft: Draft, path: string): LinkEnd | ConnectionRefusal {
  const parsed = parseSelector(path);
  if (!parsed.ok)
    return {
      code: 'bad-selector',
      message: parsed.error,
      remedy: 'Write the path of a device, such as rack[0]/server[1], with :port[n] for a certain port.',
    };
  if (selectorVariables(parsed.value).used.size > 0)
    return { code: 'bad-selector', message: `"${path}" names many things.`, remedy: 'Name one device.' };
  const { ends, problem } = resolveLinkEnds(draft, parsed.value, unbound);
  const [end] = ends;
  if (end) return end;
  return problem
    ? { ...problem, message: `${problem.message[0].toUpperCase()}${problem.message.slice(1)}.` }
    : { code: 'unknown-part', message: `The part of ${path} is unknown.`, remedy: 'Give it a part of the catalogue first.' };
}

/** null: a port is free for it; else the reason that came closest. */
function fits(draft: Draft, parts: ResolvedParts, end: LinkEnd, part: LinkPart): PortRefusal | null {
  let refusal: PortRefusal = 'incompatible-ports';
  for (const { node, ports } of end.carriers) {
    const found = draft.ports.find(node, draft.nodes[node].part.ports, parts.catalogId(part.id), ports, end.portIndex);
    if (!('refusal' in found)) return null;
    if (found.refusal !== 'incompatible-ports') refusal = found.refusal;
  }
  return refusal;
}

function canJoin(draft: Draft, parts: ResolvedParts, from: LinkEnd, to: LinkEnd, part: LinkPart): boolean {
  return fits(draft, parts, from, part) === null && fits(draft, parts, to, part) === null;
}

function refusalFor(draft: Draft, parts: ResolvedParts, end: LinkEnd, part: LinkPart): ConnectionRefusal | null {
  const refusal = fits(draft, parts, end, part);
  return refusal && refusalText(refusal, end, draft.nodes, part, parts);
}

/** How early a device lists a technology: ports list their usual one first. */
function preference(draft: Draft, end: LinkEnd): (technology: string) => number {
  const order = end.carriers.slice(0, 1).flatMap((carrier) => carrierPorts(carrier, draft.nodes).flatMap((group) => group.technologies));
  return (technology) => {
    const index = order.indexOf(technology);
    return index < 0 ? order.length : index;
  };
}

function usual(draft: Draft, parts: ResolvedParts, end: LinkEnd, candidates: readonly LinkPart[]): LinkPart {
  const rank = preference(draft, end);
  return candidates.reduce((best, part) => (rank(parts.catalogId(part.id)) < rank(parts.catalogId(best.id)) ? part : best));
}

function labels(parts: readonly LinkPart[]): string {
  return [...new Set(parts.map((part) => part.label))].slice(0, 4).join(', ');
}
