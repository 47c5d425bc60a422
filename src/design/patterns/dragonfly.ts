import { z } from 'zod';
import { commonFields, hostFields, linkField, overridesField, several, switchPartField, uplinkField } from './fields.ts';
import { globalLinks } from './group-mesh.ts';
import { ownHosts, radixOf, radixProblem } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const dragonflySchema = z.strictObject({
  ...commonFields,
  kind: z.literal('dragonfly'),
  groupsCount: several(1, 4096).meta({ label: 'Groups (g)', help: 'At most a·h + 1.', unit: 'groups' }),
  routersPerGroupCount: several(1, 256).meta({ label: 'Routers per group (a)', unit: 'switches' }),
  hostsPerRouterCount: several(1, 256).meta({
    label: 'Hosts per router (p)',
    help: 'A balanced dragonfly has a = 2p = 2h.',
    unit: 'hosts',
  }),
  globalLinksPerRouterCount: several(1, 256).meta({ label: 'Global links per router (h)', unit: 'links' }),
  ...hostFields,
  switchPart: switchPartField,
  link: linkField,
  uplink: uplinkField,
  overrides: overridesField,
});

type Dragonfly = z.output<typeof dragonflySchema>;

/**
 * Dragonfly: routers of a group form a full mesh, groups are joined by global links. All cables of a host end at its router.
 *
 * @see Kim, Dally, Scott, Abts, "Technology-driven, highly-scalable dragonfly topology", ISCA 2008, §3
 */
function expand(pattern: Dragonfly, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const {
    groupsCount: g,
    routersPerGroupCount: a,
    hostsPerRouterCount: p,
    globalLinksPerRouterCount: h,
    switchPart,
    link,
    uplink,
  } = pattern;
  const hosts = ownHosts(pattern, context, problems);
  const radix = Math.min(
    radixOf(switchPart, link, 'switchPart', context, problems),
    radixOf(switchPart, uplink, 'uplink', context, problems),
  );
  if (!hosts) return { elements: [], links: [], problems };
  context.guard(g * a * (p * Math.max(1, hosts.portCount) + a + h));
  const needed = p * hosts.portCount + (a - 1) + (g > 1 ? h : 0);
  if (radix > 0 && needed > radix)
    problems.push(radixProblem(pattern.id, 'switchPart', switchPart, needed, radix, 'Lower p, a or h, or use a larger switch.'));
  if (g > a * h + 1) problems.push(tooManyGroups(pattern.id, g, a * h + 1));
  const groups = [{ id: 'group', kind: 'pod', count: g }] as const;
  const elements = [
    { id: 'host', in: 'group', count: a * p, of: hosts.of },
    { id: 'router', in: 'group', count: a, of: { part: switchPart } },
  ];
  if (problems.length > 0) return { groups, elements, links: [], problems };
  const between = { part: uplink, fromField: 'switchPart', toField: 'switchPart' };
  const links: PatternLink[] = [];
  for (let group = 0; group < g; group += 1) {
    const at = `${path}/group[${group}]`;
    for (let router = 0; router < a; router += 1) {
      for (let host = 0; host < p; host += 1)
        for (let port = 0; port < hosts.portCount; port += 1)
          links.push({
            part: link,
            from: hosts.end(`${at}/host[${router * p + host}]`, port),
            to: `${at}/router[${router}]`,
            fromField: 'host',
            toField: 'switchPart',
          });
      for (let other = router + 1; other < a; other += 1)
        links.push({ ...between, from: `${at}/router[${router}]`, to: `${at}/router[${other}]` });
    }
  }
  links.push(...globalLinks(g, a * h, (group, port) => `${path}/group[${group}]/router[${Math.floor(port / h)}]`, between));
  return { groups, elements, links, problems };
}

/** More groups than global links can join all to all. */
export function tooManyGroups(id: string, groups: number, most: number): PatternProblem {
  return {
    field: 'groupsCount',
    code: 'too-many-groups',
    severity: 'error',
    message: `Pattern "${id}" has ${groups} groups; its global links join at most ${most}.`,
    remedy: `Use at most ${most} groups, or more global links.`,
  };
}

export const dragonfly = {
  kind: 'dragonfly',
  label: 'Dragonfly',
  help: 'Groups of routers in full mesh, joined by global links; two hops to the next group.',
  schema: dragonflySchema,
  selectorFields: [],
  partFields: { host: 'host', switchPart: 'switch', link: 'link', uplink: 'link' },
  example: {
    groupsCount: 5,
    routersPerGroupCount: 2,
    hostsPerRouterCount: 1,
    globalLinksPerRouterCount: 2,
    host: 'hgx-h100',
    switchPart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
  },
  expand,
} as const satisfies PatternKind<'dragonfly', typeof dragonflySchema>;
