import type { PortGroup } from '../part-library.ts';
import { formatSegment, type IndexBinding, matchIndex, type Selector, type SelectorSegment } from '../selectors.ts';
import type { Draft } from './draft.ts';
import type { ExpandedNode } from './expanded-topology.ts';
import { boxNode, brokenNode, type Carrier, explainMiss, matchPlaces, type PlaceMatch } from './scope.ts';

/** One thing that a cable may start or end at. */
export interface LinkEnd {
  /** What may carry it, the first choice first: several where an instance is named without a port. */
  readonly carriers: readonly Carrier[];
  /** Number of the port in its group; -1: any. */
  readonly portIndex: number;
  /** As the user would write it: `rack[0]/server[1]:rail[3]`. */
  readonly name: string;
  readonly binding: IndexBinding;
}

/** The ends that were found, or why there are none. `isBroken`: an unknown part is in the way, which is told elsewhere. */
export interface LinkEnds {
  readonly ends: readonly LinkEnd[];
  readonly isBroken: boolean;
  readonly problem: { readonly code: string; readonly message: string; readonly remedy: string } | null;
}

/** Port groups of a device that a carrier means. */
export function carrierPorts({ node, ports }: Carrier, nodes: readonly ExpandedNode[]): readonly PortGroup[] {
  const groups = nodes[node].part.ports;
  return ports === null ? groups : groups.filter(({ id }) => ports.includes(id));
}

/** True if a cable could only join a device to itself. */
export function isSameDevice(a: LinkEnd, b: LinkEnd): boolean {
  return a.carriers.length === 1 && b.carriers.length === 1 && a.carriers[0].node === b.carriers[0].node;
}

/** Finds all ends that a selector names under a binding of shared indices. */
export function resolveLinkEnds(draft: Draft, selector: Selector, binding: IndexBinding): LinkEnds {
  const ends: LinkEnd[] = [];
  let isBroken = false;
  let problem: LinkEnds['problem'] = null;
  const matches = matchPlaces(draft.scope, selector, binding);
  for (const match of matches) {
    if (match.place.node === brokenNode) {
      isBroken = true;
      continue;
    }
    const found = selector.port ? endsAtPort(draft, match, selector.port) : endsWithoutPort(match);
    if (Array.isArray(found)) ends.push(...found);
    else problem ??= found as LinkEnds['problem'];
  }
  if (matches.length === 0) problem = { code: 'dangling-link-end', ...explainMiss(draft.scope, selector) };
  return { ends, isBroken, problem };
}

function shifted(carriers: readonly Carrier[], by: number): Carrier[] {
  return carriers.map(({ node, ports }) => ({ node: node + by, ports }));
}

function endsWithoutPort(match: PlaceMatch): LinkEnd[] | LinkEnds['problem'] {
  const { place, offset, path, binding } = match;
  if (place.node !== boxNode) return [{ carriers: [{ node: offset + place.node, ports: null }], portIndex: -1, name: path, binding }];
  if (!place.inner?.isDefinition) {
    return { code: 'link-end-is-a-group', message: `${path} is a group, which has no ports`, remedy: 'Name something inside it.' };
  }
  const carriers = [...place.inner.ports.values()].flatMap((port) => port.flatMap((own) => shifted(own, offset + place.innerOffset)));
  if (carriers.length === 0) {
    return {
      code: 'no-such-port',
      message: `${path} shows no ports to the outside`,
      remedy: `Add a port to the definition "${place.definition}", or name a component inside it.`,
    };
  }
  return [{ carriers, portIndex: -1, name: path, binding }];
}

function endsAtPort(draft: Draft, match: PlaceMatch, port: SelectorSegment): LinkEnd[] | LinkEnds['problem'] {
  const { place, offset, path } = match;
  if (place.node === boxNode) {
    const exposed = place.inner?.ports.get(port.id);
    if (!exposed) {
      const known = [...(place.inner?.ports.keys() ?? [])];
      return {
        code: 'no-such-port',
        message: `${path} has no port "${port.id}"`,
        remedy: known.length > 0 ? `Use one of: ${known.join(', ')}.` : 'Name a component inside it.',
      };
    }
    const at = offset + place.innerOffset;
    if (port.index.kind === 'none') {
      return [{ carriers: exposed.flatMap((own) => shifted(own, at)), portIndex: -1, name: `${path}:${port.id}`, binding: match.binding }];
    }
    return enumerate(match, port, exposed.length, (index, name, binding) => ({
      carriers: shifted(exposed[index], at),
      portIndex: -1,
      name,
      binding,
    }));
  }
  const node = offset + place.node;
  const group = draft.nodes[node].part.ports.find(({ id }) => id === port.id);
  if (!group) {
    const known = draft.nodes[node].part.ports.map(({ id }) => id);
    return {
      code: 'no-such-port',
      message: `${path} has no port "${port.id}"`,
      remedy: known.length > 0 ? `Use one of: ${known.join(', ')}.` : 'It has no ports at all.',
    };
  }
  const carriers = [{ node, ports: [port.id] }];
  if (port.index.kind === 'none') return [{ carriers, portIndex: -1, name: `${path}:${port.id}`, binding: match.binding }];
  return enumerate(match, port, group.count, (portIndex, name, binding) => ({ carriers, portIndex, name, binding }));
}

function enumerate(
  match: PlaceMatch,
  port: SelectorSegment,
  count: number,
  end: (index: number, name: string, binding: IndexBinding) => LinkEnd,
): LinkEnd[] | LinkEnds['problem'] {
  const ends: LinkEnd[] = [];
  for (let index = 0; index < count; index += 1) {
    const binding = matchIndex(port.index, index, match.binding);
    if (binding) ends.push(end(index, `${match.path}:${port.id}[${index}]`, binding));
  }
  if (ends.length > 0) return ends;
  return {
    code: 'no-such-port',
    message: `${match.path} has no port ${formatSegment(port)}: "${port.id}" has the indices 0 to ${count - 1}`,
    remedy: `Use an index from 0 to ${count - 1}, or "${port.id}" for the first free one.`,
  };
}
