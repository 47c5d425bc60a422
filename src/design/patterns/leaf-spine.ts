import { z } from 'zod';
import { copiesOf, deal, leafSplit, uppersFor } from './dealing.ts';
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

export const leafSpineSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('leaf-spine'),
  hostsCount: several().meta({ label: 'Hosts', unit: 'hosts' }),
  ...hostFields,
  oversubscriptionRatio: oversubscriptionField,
  switchPart: switchPartField,
  link: linkField,
  uplink: uplinkField,
  overrides: overridesField,
});

type LeafSpine = z.output<typeof leafSpineSchema>;

/**
 * Two-tier Clos: all cables of a host end at one leaf, leaves are filled in order with as many hosts as the
 * oversubscription leaves room for, and every leaf deals its uplinks round all spines. A host with more ports than a leaf
 * has down-links goes on at the next leaf.
 *
 * @see Clos, "A study of non-blocking switching networks", Bell System Technical Journal 32, 1953: folded, three stages
 */
function expand(pattern: LeafSpine, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { switchPart, link, uplink, hostsCount, oversubscriptionRatio: ratio } = pattern;
  const hosts = ownHosts(pattern, context, problems);
  const radix = Math.min(
    radixOf(switchPart, link, 'switchPart', context, problems),
    radixOf(switchPart, uplink, 'uplink', context, problems),
  );
  const down = context.linkBandwidthBytesPerSecond(link);
  const up = context.linkBandwidthBytesPerSecond(uplink);
  if (!hosts || hosts.portCount === 0 || radix === 0 || down === null || up === null) {
    const elements = hosts ? [{ id: 'host', count: hostsCount, of: hosts.of }] : [];
    return { elements, links: [], problems };
  }
  context.guard(hostsCount * hosts.portCount * 2);
  const split = leafSplit(radix, ratio, down, up);
  // Hosts that fit a leaf whole; else their cables run over to the next one.
  const cablesPerLeaf =
    split.downCount >= hosts.portCount ? Math.floor(split.downCount / hosts.portCount) * hosts.portCount : split.downCount;
  const leavesCount = Math.ceil((hostsCount * hosts.portCount) / cablesPerLeaf);
  const busiest = Math.min(cablesPerLeaf, hostsCount * hosts.portCount);
  const uplinksEach = Math.max(1, Math.ceil((busiest * down) / (ratio * up) - 1e-9));
  const spinesCount = leavesCount === 1 ? 0 : uppersFor(leavesCount, uplinksEach, radix);
  if (spinesCount > uplinksEach)
    problems.push({
      field: 'hostsCount',
      code: 'too-many-leaves',
      severity: 'error',
      message: `Pattern "${pattern.id}": ${leavesCount} leaves with ${uplinksEach} uplinks each need ${spinesCount} spines, and no leaf reaches that many: two tiers of "${switchPart}" hold ${radix} leaves.`,
      remedy: 'Use the three-tier Clos, a larger switch, or fewer hosts.',
    });
  const links: PatternLink[] = [];
  for (let host = 0; host < hostsCount; host += 1) {
    for (let port = 0; port < hosts.portCount; port += 1) {
      const leaf = Math.floor((host * hosts.portCount + port) / cablesPerLeaf);
      links.push({
        part: link,
        from: hosts.end(`${path}/host[${host}]`, port),
        to: `${path}/leaf[${leaf}]`,
        fromField: 'host',
        toField: 'switchPart',
      });
    }
  }
  if (spinesCount > 0 && problems.length === 0)
    links.push(
      ...deal(copiesOf(`${path}/leaf`, leavesCount), copiesOf(`${path}/spine`, spinesCount), uplinksEach, {
        part: uplink,
        fromField: 'switchPart',
        toField: 'switchPart',
      }),
    );
  return {
    elements: [
      { id: 'host', count: hostsCount, of: hosts.of },
      { id: 'leaf', count: leavesCount, of: { part: switchPart } },
      ...(spinesCount > 0 ? [{ id: 'spine', count: spinesCount, of: { part: switchPart } }] : []),
    ],
    links,
    problems,
  };
}

export const leafSpine = {
  kind: 'leaf-spine',
  label: 'Leaf-spine (two-tier Clos)',
  help: 'Hosts fill leaves in order; every leaf reaches every spine. Leaves and spines follow from the hosts and the oversubscription.',
  schema: leafSpineSchema,
  selectorFields: [],
  partFields: { host: 'host', switchPart: 'switch', link: 'link', uplink: 'link' },
  example: {
    hostsCount: 16,
    host: 'hgx-h100',
    oversubscriptionRatio: 1,
    switchPart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
  },
  expand,
} as const satisfies PatternKind<'leaf-spine', typeof leafSpineSchema>;
