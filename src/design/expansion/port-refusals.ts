import type { LinkPart } from '../part-library.ts';
import type { ResolvedParts } from '../resolve-parts.ts';
import type { ExpandedNode } from './expanded-topology.ts';
import { carrierPorts, type LinkEnd } from './link-ends.ts';
import type { PortRefusal } from './port-book.ts';

/** What a refused port means in words: code, reason with the numbers, and what would do. */
export function refusalText(
  refusal: PortRefusal,
  end: LinkEnd,
  nodes: readonly ExpandedNode[],
  link: LinkPart,
  parts: ResolvedParts,
): { readonly code: string; readonly message: string; readonly remedy: string } {
  const { part } = nodes[end.carriers[0].node];
  const groups = end.carriers.flatMap((carrier) => carrierPorts(carrier, nodes));
  const accepted = [...new Set(groups.flatMap((group) => group.technologies))];
  const acceptedLabels = accepted.map((id) => parts.part(id)?.label ?? id);
  const technology = parts.catalogId(link.id);
  switch (refusal) {
    case 'incompatible-ports':
      if (accepted.length === 0) {
        return {
          code: refusal,
          message: `${end.name} (${part.label}) has no ports, so ${link.label} cannot end there.`,
          remedy: 'Choose a device with ports.',
        };
      }
      return {
        code: refusal,
        message: `Ports of ${end.name} (${part.label}) accept only ${listOf(acceptedLabels)}, not ${link.label}.`,
        remedy: `Use ${listOf(acceptedLabels, 'or')} here, or choose a device with a ${link.label} port.`,
      };
    case 'port-in-use':
      return {
        code: refusal,
        message: `${end.name} already carries a cable.`,
        remedy: `Choose another port, or leave the port out to take the first free one.`,
      };
    case 'no-such-port':
      return {
        code: refusal,
        message: `${end.name} does not exist: ${part.label} has ${part.ports.map((group) => `${group.id}[0..${group.count - 1}]`).join(', ') || 'no such ports'}.`,
        remedy: 'Use a port from that list, or leave the port out to take the first free one.',
      };
    case 'no-free-port': {
      const count = groups.filter((group) => group.technologies.includes(technology)).reduce((sum, group) => sum + group.count, 0);
      return {
        code: refusal,
        message: `All ${count} ports of ${end.name} (${part.label}) that accept ${link.label} are taken.`,
        remedy: 'Remove a cable there, use a device with more ports, or add another device.',
      };
    }
  }
}

function listOf(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
