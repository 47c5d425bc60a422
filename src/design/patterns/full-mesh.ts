import { z } from 'zod';
import { commonFields, hostFields, linkField, overridesField, several } from './fields.ts';
import { ownHosts } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const fullMeshSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('full-mesh'),
  hostsCount: several(2, 1024).meta({ label: 'Hosts', unit: 'hosts' }),
  linksPerPairCount: several(1, 64).default(1).meta({ label: 'Cables per pair', unit: 'cables' }),
  ...hostFields,
  link: linkField,
  overrides: overridesField,
});

type FullMesh = z.output<typeof fullMeshSchema>;

/** Every host joined to every other: n·(n − 1)/2 pairs. */
function expand(pattern: FullMesh, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { hostsCount: n, linksPerPairCount: cables } = pattern;
  const hosts = ownHosts(pattern, context, problems);
  if (!hosts) return { elements: [], links: [], problems };
  context.guard(((n * (n - 1)) / 2) * cables);
  const elements = [{ id: 'host', count: n, of: hosts.of }];
  const needed = (n - 1) * cables;
  if (hosts.portCount > 0 && hosts.portCount < needed)
    problems.push({
      field: 'hostsCount',
      code: 'too-few-ports',
      severity: 'error',
      message: `Pattern "${pattern.id}" needs ${needed} ports on each host; "${pattern.host}" has ${hosts.portCount}.`,
      remedy: `Use at most ${Math.floor(hosts.portCount / cables) + 1} hosts, fewer cables per pair, or a host with more ports.`,
    });
  if (problems.length > 0) return { elements, links: [], problems };
  const links: PatternLink[] = [];
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1)
      for (let cable = 0; cable < cables; cable += 1)
        // Host a keeps port (b − 1) for host b, host b port a for host a.
        links.push({
          part: pattern.link,
          from: hosts.end(`${path}/host[${a}]`, (b - 1) * cables + cable),
          to: hosts.end(`${path}/host[${b}]`, a * cables + cable),
          fromField: 'host',
          toField: 'host',
        });
  return { elements, links, problems };
}

export const fullMesh = {
  kind: 'full-mesh',
  label: 'Full mesh',
  help: 'Every host joined to every other, without switches.',
  schema: fullMeshSchema,
  selectorFields: [],
  partFields: { host: 'host', link: 'link' },
  example: { hostsCount: 4, host: 'hgx-h100', link: 'infiniband-ndr', linksPerPairCount: 2 },
  expand,
} as const satisfies PatternKind<'full-mesh', typeof fullMeshSchema>;
