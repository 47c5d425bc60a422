import { z } from 'zod';
import { copiesOf } from './dealing.ts';
import { commonFields, hostFields, linkField, overridesField, several, switchPartField } from './fields.ts';
import { ownHosts, radixOf, radixProblem } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const fatTreeSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('fat-tree'),
  arityCount: several(2, 128)
    .multipleOf(2, 'must be even')
    .meta({ label: 'k', help: 'Ports that each switch uses; an even number. It makes k pods and k³/4 hosts.', unit: 'ports' }),
  ...hostFields,
  planesCount: several(1, 64)
    .default(1)
    .meta({ label: 'Planes', help: 'Equal trees side by side: port p of every host goes to plane p.', unit: 'planes' }),
  switchPart: switchPartField,
  link: linkField,
  overrides: overridesField,
});

type FatTree = z.output<typeof fatTreeSchema>;

/**
 * The k-ary fat tree: k pods of k/2 edge and k/2 aggregation switches, (k/2)² cores, k/2 hosts on each edge switch:
 * k³/4 hosts and 5k²/4 switches in each plane. Aggregation switch a of every pod joins cores a·k/2 … a·k/2 + k/2 − 1.
 *
 * @see Al-Fares, Loukissas, Vahdat, "A scalable, commodity data center network architecture", SIGCOMM 2008, §2.2
 */
function expand(pattern: FatTree, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { arityCount: k, planesCount: planes, switchPart, link } = pattern;
  const half = k / 2;
  const hosts = ownHosts(pattern, context, problems);
  const radix = radixOf(switchPart, link, 'switchPart', context, problems);
  if (!hosts) return { elements: [], links: [], problems };
  const groups = [{ id: 'pod', kind: 'pod', count: k }] as const;
  const elements = [
    { id: 'host', in: 'pod', count: half * half, of: hosts.of },
    { id: 'edge', in: 'pod', count: planes * half, of: { part: switchPart } },
    { id: 'aggregation', in: 'pod', count: planes * half, of: { part: switchPart } },
    { id: 'core', count: planes * half * half, of: { part: switchPart } },
  ];
  if (radix > 0 && radix < k)
    problems.push(radixProblem(pattern.id, 'switchPart', switchPart, k, radix, `Use a k of at most ${radix}, or a larger switch.`));
  if (hosts.portCount > 0 && hosts.portCount < planes)
    problems.push({
      field: 'planesCount',
      code: 'more-planes-than-ports',
      severity: 'error',
      message: `Pattern "${pattern.id}" has ${planes} planes, but a host has ${hosts.portCount} ports.`,
      remedy: `Use at most ${hosts.portCount} planes.`,
    });
  if (problems.length > 0) return { groups, elements, links: [], problems };

  context.guard(planes * 3 * k * half * half);
  const links: PatternLink[] = [];
  const between = { part: link, fromField: 'switchPart', toField: 'switchPart' };
  for (let pod = 0; pod < k; pod += 1) {
    const at = `${path}/pod[${pod}]`;
    for (let plane = 0; plane < planes; plane += 1) {
      const edges = copiesOf(`${at}/edge`, half, plane * half);
      const aggregations = copiesOf(`${at}/aggregation`, half, plane * half);
      edges.forEach((edge, e) => {
        for (let h = 0; h < half; h += 1)
          links.push({
            part: link,
            from: hosts.end(`${at}/host[${e * half + h}]`, plane),
            to: edge,
            fromField: 'host',
            toField: 'switchPart',
          });
        for (const aggregation of aggregations) links.push({ ...between, from: edge, to: aggregation });
      });
      aggregations.forEach((aggregation, a) => {
        for (let c = 0; c < half; c += 1)
          links.push({ ...between, from: aggregation, to: `${path}/core[${(plane * half + a) * half + c}]` });
      });
    }
  }
  return { groups, elements, links, problems };
}

export const fatTree = {
  kind: 'fat-tree',
  label: 'Fat tree',
  help: 'k-ary fat tree of equal switches: k pods, k³/4 hosts, full bisection.',
  schema: fatTreeSchema,
  selectorFields: [],
  partFields: { host: 'host', switchPart: 'switch', link: 'link' },
  example: { arityCount: 4, host: 'hgx-h100', switchPart: 'quantum-2', link: 'infiniband-ndr', planesCount: 1 },
  expand,
} as const satisfies PatternKind<'fat-tree', typeof fatTreeSchema>;
