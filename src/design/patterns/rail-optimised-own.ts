import { copiesOf, deal, leafSplit, uplinksFor, uppersFor } from './dealing.ts';
import { ownHosts, radixOf } from './hosts.ts';
import type { PatternContext, PatternElement, PatternExpansion, PatternLink, PatternProblem } from './pattern-kind.ts';
import type { RailOptimised } from './rail-optimised-schema.ts';

/**
 * The rail-optimised pattern where it makes its own hosts. Cable c of a host is on rail c mod R; in each pod every rail has
 * leaves of its own, filled in order of the hosts, and leaf l of rail r is `leaf[r·L + l]`. Spines follow from the uplinks:
 * above all pods, or, with a core switch, in each pod, where spine s joins the cores of group s.
 *
 * @see NVIDIA DGX SuperPOD reference architecture (GB200), "Network fabrics": leaves per rail and scalable unit
 */
export function ownRails(pattern: RailOptimised, path: string, context: PatternContext): PatternExpansion {
  const problems: PatternProblem[] = [];
  const { spinePart, link, uplink, oversubscriptionRatio: ratio } = pattern;
  const leafPart = pattern.leafPart ?? spinePart;
  const hostsCount = pattern.hostsCount ?? 1;
  const perPod = pattern.hostsPerPodCount ?? hostsCount;
  const podsCount = Math.ceil(hostsCount / perPod);
  const hasPods = pattern.hostsPerPodCount !== undefined;
  const hosts = ownHosts({ ...pattern, host: pattern.host ?? '' }, context, problems);
  const leafRadix = Math.min(
    radixOf(leafPart, link, 'leafPart', context, problems),
    radixOf(leafPart, uplink, 'uplink', context, problems),
  );
  const spineRadix = radixOf(spinePart, uplink, 'spinePart', context, problems);
  const down = context.linkBandwidthBytesPerSecond(link);
  const up = context.linkBandwidthBytesPerSecond(uplink);
  const groups = hasPods ? ([{ id: 'pod', kind: 'pod', count: podsCount }] as const) : [];
  const inPod = hasPods ? { in: 'pod' } : {};
  if (!hosts || hosts.portCount === 0 || leafRadix === 0 || spineRadix === 0 || down === null || up === null) {
    const elements = hosts ? [{ id: 'host', ...inPod, count: perPod, of: hosts.of }] : [];
    return { groups, elements, links: [], problems };
  }
  context.guard(hostsCount * hosts.portCount * 3);
  const rails = Math.min(pattern.railsCount ?? hosts.portCount, hosts.portCount);
  const cablesPerRail = perPod * Math.ceil(hosts.portCount / rails);
  const { downCount } = leafSplit(leafRadix, ratio, down, up);
  const leavesPerRail = Math.ceil(cablesPerRail / downCount);
  // Leaves of a rail are filled evenly, so that none is busier than it has to be.
  const cablesPerLeaf = Math.ceil(cablesPerRail / leavesPerRail);
  const leavesPerPod = leavesPerRail * rails;
  const isFlat = leavesPerPod * podsCount === 1 || pattern.spinesCount === 0;
  const uplinksEach = isFlat ? 0 : uplinksFor(cablesPerLeaf, ratio, down, up);
  const hasCores = pattern.corePart !== undefined && podsCount > 1 && !isFlat;
  const spineDownMost = hasCores ? Math.floor(spineRadix / 2) : spineRadix;
  const lowerCount = hasCores ? leavesPerPod : leavesPerPod * podsCount;
  const spinesCount = isFlat ? 0 : (pattern.spinesCount ?? uppersFor(lowerCount, uplinksEach, spineDownMost));
  const most = Math.floor((spinesCount * spineDownMost) / Math.max(1, uplinksEach));
  if (lowerCount > most || (spinesCount > uplinksEach && !hasCores && pattern.spinesCount === undefined))
    problems.push({
      field: pattern.spinesCount === undefined ? 'hostsCount' : 'spinesCount',
      code: 'too-many-leaves',
      severity: 'error',
      message: `Pattern "${pattern.id}": ${lowerCount} leaves with ${uplinksEach} uplinks each are more than spines of ${spineRadix} ports join.`,
      remedy: hasCores
        ? 'Use smaller pods or larger switches.'
        : 'Choose a core switch and hosts per pod, which adds a third tier; or larger switches.',
    });
  const coreRadix = pattern.corePart === undefined ? 0 : radixOf(pattern.corePart, uplink, 'corePart', context, problems);
  const coreLinksEach = hasCores && spinesCount > 0 ? Math.ceil((leavesPerPod * uplinksEach) / spinesCount) : 0;
  const coresPerGroup = coreLinksEach === 0 || coreRadix === 0 ? 0 : uppersFor(podsCount, coreLinksEach, coreRadix);

  const links: PatternLink[] = [];
  const podPath = (pod: number): string => (hasPods ? `${path}/pod[${pod}]` : path);
  const between = { part: uplink, fromField: 'leafPart', toField: 'spinePart' };
  for (let host = 0; host < hostsCount; host += 1) {
    const pod = Math.floor(host / perPod);
    const place = host % perPod;
    const filled = new Array<number>(rails).fill(0);
    for (let port = 0; port < hosts.portCount; port += 1) {
      const rail = port % rails;
      const position = place * Math.ceil(hosts.portCount / rails) + filled[rail];
      filled[rail] += 1;
      const leaf = rail * leavesPerRail + Math.floor(position / cablesPerLeaf);
      links.push({
        part: link,
        from: hosts.end(`${podPath(pod)}/host[${place}]`, port),
        to: `${podPath(pod)}/leaf[${leaf}]`,
        fromField: 'host',
        toField: 'leafPart',
      });
    }
  }
  if (spinesCount > 0 && problems.length === 0) {
    const leavesOf = (pod: number): string[] => copiesOf(`${podPath(pod)}/leaf`, leavesPerPod);
    const pods = Array.from({ length: podsCount }, (_, pod) => pod);
    if (hasCores)
      for (const pod of pods) links.push(...deal(leavesOf(pod), copiesOf(`${podPath(pod)}/spine`, spinesCount), uplinksEach, between));
    else links.push(...deal(pods.flatMap(leavesOf), copiesOf(`${path}/spine`, spinesCount), uplinksEach, between));
    for (let spine = 0; spine < (coresPerGroup > 0 ? spinesCount : 0); spine += 1) {
      const lower = pods.map((pod) => `${podPath(pod)}/spine[${spine}]`);
      links.push(
        ...deal(lower, copiesOf(`${path}/core`, coresPerGroup, spine * coresPerGroup), coreLinksEach, { ...between, toField: 'corePart' }),
      );
    }
  }
  const elements: PatternElement[] = [
    { id: 'host', ...inPod, count: perPod, of: hosts.of },
    { id: 'leaf', ...inPod, count: leavesPerPod, of: { part: leafPart } },
    ...(spinesCount > 0 ? [{ id: 'spine', ...(hasCores ? inPod : {}), count: spinesCount, of: { part: spinePart } }] : []),
    ...(coresPerGroup > 0 ? [{ id: 'core', count: coresPerGroup * spinesCount, of: { part: pattern.corePart ?? '' } }] : []),
  ];
  return { groups, elements: lastPodOnly(elements, hostsCount, perPod, podsCount), links, problems };
}

/** A last pod that is not full: hosts beyond the count are left out of it alone. */
function lastPodOnly(elements: PatternElement[], hostsCount: number, perPod: number, podsCount: number): PatternElement[] {
  const missing = podsCount * perPod - hostsCount;
  return missing === 0 ? elements : elements.map((element) => (element.id === 'host' ? { ...element, missingInLast: missing } : element));
}
