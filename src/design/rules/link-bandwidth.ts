import type { Diagnostic } from '../../base/diagnostic.ts';
import type { TechnologyFamily } from '../part-library.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Drawn as one edge for a bundle of lanes or channels, whose bandwidth is then given. */
const bundledFamilies: ReadonlySet<TechnologyFamily> = new Set(['scale-up', 'memory']);
/** Cables that a NIC sends onto; its PCIe side is another matter. */
const networkFamilies: ReadonlySet<TechnologyFamily> = new Set(['infiniband', 'ethernet', 'optical']);

export const linkBandwidth: Rule = {
  kind: 'link-bandwidth',
  label: 'No cable is faster than its kind or than the NIC at its end',
  check(context) {
    const { nodes, links } = context.expansion.topology;
    const found = new Map<string, Diagnostic & { subjects: string[] }>();
    for (const link of links) {
      const fastest = Math.max(link.bandwidthBytesPerSecond, link.reverseBandwidthBytesPerSecond);
      const nic = networkFamilies.has(link.technology)
        ? [nodes[link.from], nodes[link.to]].find(({ part }) => part.family === 'nic' && part.bandwidthBytesPerSecond < fastest)
        : undefined;
      const isOverRated = !bundledFamilies.has(link.technology) && fastest > link.part.bandwidthBytesPerSecond;
      if (!nic && !isOverRated) continue;
      const code = isOverRated ? 'link-faster-than-its-part' : 'link-faster-than-nic';
      const key = `${code} ${link.sourceDefinition} ${link.sourceId}`;
      const known = found.get(key);
      if (known) {
        if (known.subjects.length < 50) known.subjects.push(link.id);
        continue;
      }
      const limit = isOverRated ? link.part.bandwidthBytesPerSecond : nic?.part.family === 'nic' ? nic.part.bandwidthBytesPerSecond : 0;
      found.set(key, {
        code,
        severity: 'warning',
        path: linkPath(context, link.sourceId, link.sourceDefinition),
        message: `Link "${link.sourceId}" carries ${gigabytes(fastest)}, but ${isOverRated ? link.part.label : nic?.part.label} does ${gigabytes(limit)}.`,
        remedy: isOverRated
          ? 'Lower the bandwidth, or choose a faster kind of link.'
          : 'Choose a faster NIC or a slower link, or set the bandwidth of the link.',
        subjects: [link.id],
      });
    }
    return [...found.values()];
  },
};

function gigabytes(bytesPerSecond: number): string {
  return `${Number((bytesPerSecond / 1e9).toPrecision(4))} GB/s`;
}

function linkPath({ design }: RuleContext, id: string, definition: string | null): readonly (string | number)[] {
  if (definition !== null)
    return ['definitions', definition, 'links', design.definitions[definition].links.findIndex((link) => link.id === id)];
  const link = design.topology.links.findIndex((candidate) => candidate.id === id);
  if (link >= 0) return ['topology', 'links', link];
  return ['topology', 'patterns', design.topology.patterns.findIndex((pattern) => pattern.id === id)];
}
