import { z } from 'zod';
import { copiesOf, deal, leafSplit, uplinksFor, uppersFor } from './dealing.ts';
import {
  commonFields,
  hostFields,
  linkField,
  overridesField,
  oversubscriptionField,
  several,
  switchPartField,
  uplinkField,
} from './fields.ts';
import { ownHosts, radixOf } from './hosts.ts';
import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';

export const threeTierClosSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('three-tier-clos'),
  podsCount: several(1, 1024).meta({ label: 'Pods', unit: 'pods' }),
  hostsPerPodCount: several().meta({ label: 'Hosts per pod', unit: 'hosts' }),
  ...hostFields,
  oversubscriptionRatio: oversubscriptionField,
  coreOversubscriptionRatio: z.number().min(1).default(1).meta({
    label: 'Core oversubscription',
    help: 'What the spines of a pod carry downwards, over what they carry to the cores.',
    unit: ':1',
  }),
  switchPart: switchPartField,
  link: linkField,
  uplink: uplinkField,
  overrides: overridesField,
});

type ThreeTierClos = z.output<typeof threeTierClosSchema>;

/**
 * Three-tier Clos in pods: within a pod hosts fill leaves and leaves deal their uplinks round the pod's spines; spine s of
 * every pod joins the cores of group s, so that any two pods are joined through every group.
 *
 * @see Singh et al., "Jupiter rising", SIGCOMM 2015, §3: aggregation blocks under spine groups
 */
function expand(pattern: ThreeTierClos, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { podsCount, hostsPerPodCount, switchPart, link, uplink, oversubscriptionRatio: ratio } = pattern;
  const hosts = ownHosts(pattern, context, problems);
  const radix = Math.min(
    radixOf(switchPart, link, 'switchPart', context, problems),
    radixOf(switchPart, uplink, 'uplink', context, problems),
  );
  const down = context.linkBandwidthBytesPerSecond(link);
  const up = context.linkBandwidthBytesPerSecond(uplink);
  const groups = [{ id: 'pod', kind: 'pod', count: podsCount }] as const;
  if (!hosts || hosts.portCount === 0 || radix === 0 || down === null || up === null) {
    const elements = hosts ? [{ id: 'host', in: 'pod', count: hostsPerPodCount, of: hosts.of }] : [];
    return { groups, elements, links: [], problems };
  }
  const cables = hostsPerPodCount * hosts.portCount;
  context.guard(podsCount * cables * 3);
  const split = leafSplit(radix, ratio, down, up);
  const leavesCount = Math.ceil(cables / split.downCount);
  const uplinksEach = uplinksFor(Math.min(split.downCount, cables), ratio, down, up);
  // A spine keeps ports for the cores: down-links over up-links is the core oversubscription.
  const spineDownMost =
    podsCount === 1
      ? radix
      : Math.max(1, Math.floor((radix * pattern.coreOversubscriptionRatio) / (1 + pattern.coreOversubscriptionRatio) + 1e-9));
  const spinesCount = leavesCount === 1 && podsCount === 1 ? 0 : uppersFor(leavesCount, uplinksEach, spineDownMost);
  const spineDown = spinesCount === 0 ? 0 : Math.ceil((leavesCount * uplinksEach) / spinesCount);
  const coreLinksEach =
    podsCount === 1 || spinesCount === 0 ? 0 : Math.max(1, Math.ceil(spineDown / pattern.coreOversubscriptionRatio - 1e-9));
  const coresPerGroup = coreLinksEach === 0 ? 0 : uppersFor(podsCount, coreLinksEach, radix);
  if (coresPerGroup > coreLinksEach)
    problems.push({
      field: 'podsCount',
      code: 'too-many-pods',
      severity: 'error',
      message: `Pattern "${pattern.id}": the cores of one group would have to join ${podsCount} pods; "${switchPart}" has ${radix} ports.`,
      remedy: `Use at most ${radix} pods, with more hosts in each.`,
    });
  const links: PatternLink[] = [];
  const between = { part: uplink, fromField: 'switchPart', toField: 'switchPart' };
  for (let pod = 0; pod < podsCount; pod += 1) {
    const at = `${path}/pod[${pod}]`;
    for (let cable = 0; cable < cables; cable += 1) {
      const host = `${at}/host[${Math.floor(cable / hosts.portCount)}]`;
      links.push({
        part: link,
        from: hosts.end(host, cable % hosts.portCount),
        to: `${at}/leaf[${Math.floor(cable / split.downCount)}]`,
        fromField: 'host',
        toField: 'switchPart',
      });
    }
    if (spinesCount > 0)
      links.push(...deal(copiesOf(`${at}/leaf`, leavesCount), copiesOf(`${at}/spine`, spinesCount), uplinksEach, between));
  }
  if (coresPerGroup > 0 && problems.length === 0) {
    for (let spine = 0; spine < spinesCount; spine += 1) {
      const lower = Array.from({ length: podsCount }, (_, pod) => `${path}/pod[${pod}]/spine[${spine}]`);
      links.push(...deal(lower, copiesOf(`${path}/core`, coresPerGroup, spine * coresPerGroup), coreLinksEach, between));
    }
  }
  return {
    groups,
    elements: [
      { id: 'host', in: 'pod', count: hostsPerPodCount, of: hosts.of },
      { id: 'leaf', in: 'pod', count: leavesCount, of: { part: switchPart } },
      ...(spinesCount > 0 ? [{ id: 'spine', in: 'pod', count: spinesCount, of: { part: switchPart } }] : []),
      ...(coresPerGroup > 0 ? [{ id: 'core', count: coresPerGroup * spinesCount, of: { part: switchPart } }] : []),
    ],
    links,
    problems,
  };
}

export const threeTierClos = {
  kind: 'three-tier-clos',
  label: 'Three-tier Clos',
  help: 'Pods of leaves and spines under groups of cores; each tier with an oversubscription of its own.',
  schema: threeTierClosSchema,
  selectorFields: [],
  partFields: { host: 'host', switchPart: 'switch', link: 'link', uplink: 'link' },
  example: {
    podsCount: 2,
    hostsPerPodCount: 8,
    host: 'hgx-h100',
    oversubscriptionRatio: 1,
    coreOversubscriptionRatio: 1,
    switchPart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
  },
  expand,
} as const satisfies PatternKind<'three-tier-clos', typeof threeTierClosSchema>;
