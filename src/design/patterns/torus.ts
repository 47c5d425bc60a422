import { z } from 'zod';
import { commonFields, hostFields, linkField, overridesField, several } from './fields.ts';
import { ownHosts } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const torusSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('torus'),
  xCount: several(1, 1024).meta({ label: 'x', unit: 'hosts' }),
  yCount: several(1, 1024).meta({ label: 'y', unit: 'hosts' }),
  zCount: several(1, 1024).default(1).meta({ label: 'z', help: '1 makes it a two-dimensional torus.', unit: 'hosts' }),
  linksPerNeighbourCount: several(1, 64).default(1).meta({ label: 'Cables per neighbour', unit: 'cables' }),
  ...hostFields,
  link: linkField,
  overrides: overridesField,
});

type Torus = z.output<typeof torusSchema>;

/**
 * Two- or three-dimensional torus: each host joins its neighbour in every dimension, the last one the first. A dimension of
 * two has one neighbour, not two, and so one set of cables; a dimension of one has none. Hosts are numbered with x fastest.
 *
 * @see Dally, Seitz, "The torus routing chip", Distributed Computing 1, 1986
 */
function expand(pattern: Torus, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const sizes = [pattern.xCount, pattern.yCount, pattern.zCount];
  const hosts = ownHosts(pattern, context, problems);
  if (!hosts) return { elements: [], links: [], problems };
  const count = sizes.reduce((product, size) => product * size, 1);
  context.guard(count * 3 * pattern.linksPerNeighbourCount);
  const elements = [{ id: 'host', count, of: hosts.of }];
  const needed = sizes.reduce((sum, size) => sum + Math.min(2, size - 1), 0) * pattern.linksPerNeighbourCount;
  if (hosts.portCount > 0 && hosts.portCount < needed)
    problems.push({
      field: 'host',
      code: 'too-few-ports',
      severity: 'error',
      message: `Pattern "${pattern.id}" joins each host to its neighbours with ${needed} cables; "${pattern.host}" has ${hosts.portCount} ports.`,
      remedy: 'Use fewer dimensions or cables per neighbour, or a host with more ports.',
    });
  if (problems.length > 0) return { elements, links: [], problems };

  const at = (x: number, y: number, z: number): number => x + sizes[0] * (y + sizes[1] * z);
  const nextPort = new Uint16Array(count);
  const end = (host: number): string => {
    const port = nextPort[host];
    nextPort[host] += 1;
    return hosts.end(`${path}/host[${host}]`, port);
  };
  const links: PatternLink[] = [];
  for (let z = 0; z < sizes[2]; z += 1)
    for (let y = 0; y < sizes[1]; y += 1)
      for (let x = 0; x < sizes[0]; x += 1)
        sizes.forEach((size, dimension) => {
          const own = [x, y, z];
          if (size === 1 || (size === 2 && own[dimension] === 1)) return;
          const other = own.map((value, d) => (d === dimension ? (value + 1) % size : value));
          for (let cable = 0; cable < pattern.linksPerNeighbourCount; cable += 1)
            links.push({
              part: pattern.link,
              from: end(at(x, y, z)),
              to: end(at(other[0], other[1], other[2])),
              fromField: 'host',
              toField: 'host',
            });
        });
  return { elements, links, problems };
}

export const torus = {
  kind: 'torus',
  label: 'Torus, 2D or 3D',
  help: 'Hosts joined to their neighbours in two or three dimensions, without switches.',
  schema: torusSchema,
  selectorFields: [],
  partFields: { host: 'host', link: 'link' },
  example: { xCount: 4, yCount: 4, zCount: 1, host: 'hgx-h100', link: 'infiniband-ndr', linksPerNeighbourCount: 2 },
  expand,
} as const satisfies PatternKind<'torus', typeof torusSchema>;
