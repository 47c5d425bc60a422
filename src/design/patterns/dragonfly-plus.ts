import { z } from 'zod';
import { tooManyGroups } from './dragonfly.ts';
import { commonFields, hostFields, linkField, overridesField, several, switchPartField, uplinkField } from './fields.ts';
import { globalLinks } from './group-mesh.ts';
import { ownHosts, radixOf, radixProblem } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const dragonflyPlusSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('dragonfly-plus'),
  groupsCount: several(1, 4096).meta({ label: 'Groups', help: 'At most spines × global links + 1.', unit: 'groups' }),
  leavesPerGroupCount: several(1, 128).meta({ label: 'Leaves per group', unit: 'switches' }),
  spinesPerGroupCount: several(1, 128).meta({ label: 'Spines per group', unit: 'switches' }),
  hostsPerLeafCount: several(1, 256).meta({ label: 'Hosts per leaf', unit: 'hosts' }),
  globalLinksPerSpineCount: several(1, 256).meta({ label: 'Global links per spine', unit: 'links' }),
  ...hostFields,
  switchPart: switchPartField,
  link: linkField,
  uplink: uplinkField,
  overrides: overridesField,
});

type DragonflyPlus = z.output<typeof dragonflyPlusSchema>;

/**
 * Dragonfly+ (megafly): a group is a leaf-spine of its own, and its spines carry the global links.
 *
 * @see Shpiner et al., "Dragonfly+: low cost topology for scaling datacenters", HiPINEB 2017
 */
function expand(pattern: DragonflyPlus, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { groupsCount: g, leavesPerGroupCount: leaves, spinesPerGroupCount: spines, hostsPerLeafCount: p } = pattern;
  const { globalLinksPerSpineCount: h, switchPart, link, uplink } = pattern;
  const hosts = ownHosts(pattern, context, problems);
  const radix = Math.min(
    radixOf(switchPart, link, 'switchPart', context, problems),
    radixOf(switchPart, uplink, 'uplink', context, problems),
  );
  if (!hosts) return { elements: [], links: [], problems };
  context.guard(g * (leaves * (p * Math.max(1, hosts.portCount) + spines) + spines * h));
  const needed = Math.max(p * hosts.portCount + spines, leaves + (g > 1 ? h : 0));
  if (radix > 0 && needed > radix)
    problems.push(
      radixProblem(pattern.id, 'switchPart', switchPart, needed, radix, 'Use fewer hosts, leaves or global links, or a larger switch.'),
    );
  if (g > spines * h + 1) problems.push(tooManyGroups(pattern.id, g, spines * h + 1));
  const groups = [{ id: 'group', kind: 'pod', count: g }] as const;
  const elements = [
    { id: 'host', in: 'group', count: leaves * p, of: hosts.of },
    { id: 'leaf', in: 'group', count: leaves, of: { part: switchPart } },
    { id: 'spine', in: 'group', count: spines, of: { part: switchPart } },
  ];
  if (problems.length > 0) return { groups, elements, links: [], problems };
  const between = { part: uplink, fromField: 'switchPart', toField: 'switchPart' };
  const links: PatternLink[] = [];
  for (let group = 0; group < g; group += 1) {
    const at = `${path}/group[${group}]`;
    for (let leaf = 0; leaf < leaves; leaf += 1) {
      for (let host = 0; host < p; host += 1)
        for (let port = 0; port < hosts.portCount; port += 1)
          links.push({
            part: link,
            from: hosts.end(`${at}/host[${leaf * p + host}]`, port),
            to: `${at}/leaf[${leaf}]`,
            fromField: 'host',
            toField: 'switchPart',
          });
      for (let spine = 0; spine < spines; spine += 1) links.push({ ...between, from: `${at}/leaf[${leaf}]`, to: `${at}/spine[${spine}]` });
    }
  }
  links.push(...globalLinks(g, spines * h, (group, port) => `${path}/group[${group}]/spine[${Math.floor(port / h)}]`, between));
  return { groups, elements, links, problems };
}

export const dragonflyPlus = {
  kind: 'dragonfly-plus',
  label: 'Dragonfly+',
  help: 'Leaf-spine groups whose spines carry the global links.',
  schema: dragonflyPlusSchema,
  selectorFields: [],
  partFields: { host: 'host', switchPart: 'switch', link: 'link', uplink: 'link' },
  example: {
    groupsCount: 3,
    leavesPerGroupCount: 2,
    spinesPerGroupCount: 2,
    hostsPerLeafCount: 2,
    globalLinksPerSpineCount: 2,
    host: 'hgx-h100',
    switchPart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
  },
  expand,
} as const satisfies PatternKind<'dragonfly-plus', typeof dragonflyPlusSchema>;
