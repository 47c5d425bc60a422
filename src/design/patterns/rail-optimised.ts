import type { PatternContext, PatternExpansion, PatternKind, PatternLink, PatternProblem } from './pattern-kind.ts';
import { ownRails } from './rail-optimised-own.ts';
import { type RailOptimised, railOptimisedSchema } from './rail-optimised-schema.ts';

/**
 * Leaves beyond the number of rails form further rail groups: hosts fill them in equal blocks, as in a fabric of several
 * scalable units. All leaves get as many uplinks as the busiest one needs; they are dealt round the spines.
 *
 * @see NVIDIA DGX SuperPOD reference architecture (H100), "Compute fabric": one leaf per rail and scalable unit
 */
function expand(pattern: RailOptimised, path: string, context: PatternContext): PatternExpansion {
  if (pattern.host !== undefined && pattern.hosts === undefined) return ownRails(pattern, path, context);
  const problems: PatternProblem[] = [];
  const links: PatternLink[] = [];
  const hosts = context.select(pattern.hosts ?? 'host', 'hosts');
  const leaves = context.select(pattern.leaves ?? 'leaf', 'leaves');
  const spinesCount = pattern.spinesCount ?? 0;
  const components = spinesCount > 0 ? [{ id: 'spine', of: { part: pattern.spinePart }, count: spinesCount }] : [];
  if (hosts.length === 0) problems.push(nothing('hosts', pattern.hosts ?? ''));
  if (leaves.length === 0) problems.push(nothing('leaves', pattern.leaves ?? ''));
  if (hosts.length === 0 || leaves.length === 0) return { elements: components, links, problems };

  const railCounts = hosts.map((host) => context.portCount(host, pattern.port));
  const railCount = Math.max(...new Set(railCounts));
  const bare = hosts.filter((_, h) => railCounts[h] === 0);
  if (bare.length > 0) {
    problems.push({
      field: 'port',
      code: 'no-such-port',
      severity: 'error',
      message: `${bare.length} of ${hosts.length} hosts of pattern "${pattern.id}" show no port "${pattern.port}" (the first is ${bare[0]}).`,
      remedy: 'Add that port to their definition, or name another one.',
      subjects: bare.slice(0, 50),
    });
  }
  if (railCount === 0) return { elements: components, links, problems };

  const blockCount = Math.max(1, Math.floor(leaves.length / railCount));
  const leafOf = (host: number, rail: number): number =>
    leaves.length <= railCount ? rail % leaves.length : Math.floor((host * blockCount) / hosts.length) * railCount + rail;
  const downlinkCounts = new Array<number>(leaves.length).fill(0);
  hosts.forEach((host, h) => {
    for (let rail = 0; rail < railCounts[h]; rail += 1) {
      const leaf = leafOf(h, rail);
      downlinkCounts[leaf] += 1;
      links.push({ part: pattern.link, from: `${host}:${pattern.port}[${rail}]`, to: leaves[leaf], fromField: 'hosts', toField: 'leaves' });
    }
  });
  const idle = leaves.filter((_, leaf) => downlinkCounts[leaf] === 0);
  if (idle.length > 0) {
    problems.push({
      field: 'leaves',
      code: 'leaf-without-hosts',
      severity: 'warning',
      message: `${idle.length} of ${leaves.length} leaves of pattern "${pattern.id}" get no host: ${railCount} rails fill ${blockCount * railCount} of them.`,
      remedy: `Use a number of leaves that divides ${railCount}, or a multiple of ${railCount} not above ${hosts.length * railCount}.`,
      subjects: idle.slice(0, 50),
    });
  }
  addUplinks(pattern, spinesCount, path, leaves, Math.max(...new Set(downlinkCounts)), context, links, problems);
  return { elements: components, links, problems };
}

function addUplinks(
  pattern: RailOptimised,
  spinesCount: number,
  path: string,
  leaves: readonly string[],
  downlinkCount: number,
  context: PatternContext,
  links: PatternLink[],
  problems: PatternProblem[],
): void {
  const down = context.linkBandwidthBytesPerSecond(pattern.link);
  const up = context.linkBandwidthBytesPerSecond(pattern.uplink);
  if (spinesCount === 0 || down === null || up === null) return;
  // The tolerance keeps a ratio such as 1.1 from adding a cable for a rounding error.
  const uplinkCount = Math.max(1, Math.ceil((downlinkCount * down) / (pattern.oversubscriptionRatio * up) - 1e-9));
  if (uplinkCount % spinesCount !== 0) {
    const isShort = uplinkCount < spinesCount;
    problems.push({
      field: 'spinesCount',
      code: isShort ? 'fewer-uplinks-than-spines' : 'uneven-uplinks',
      severity: 'warning',
      message: `Each leaf of pattern "${pattern.id}" has ${uplinkCount} uplinks for ${spinesCount} spines${isShort ? `: ${spinesCount - uplinkCount} spines stay empty` : ': some spines get more than others'}.`,
      remedy: `Use a number of spines that divides ${uplinkCount}, or change the oversubscription.`,
    });
  }
  for (const leaf of leaves) {
    for (let spine = 0; spine < spinesCount; spine += 1) {
      const count = Math.floor(uplinkCount / spinesCount) + (spine < uplinkCount % spinesCount ? 1 : 0);
      if (count > 0)
        links.push({ part: pattern.uplink, from: leaf, to: `${path}/spine[${spine}]`, count, fromField: 'leaves', toField: 'spinesCount' });
    }
  }
}

function nothing(field: 'hosts' | 'leaves', selector: string): PatternProblem {
  return {
    field,
    code: 'pattern-matches-nothing',
    severity: 'error',
    message: selector === '' ? `It has no ${field} of its own, and names none.` : `"${selector}" names no ${field}.`,
    remedy: 'Write a path such as rack[*]/server[*] that exists on the drawing, or let the pattern make its hosts ("host", "hostsCount").',
  };
}

export const railOptimised = {
  kind: 'rail-optimised',
  label: 'Rail-optimised leaf-spine',
  help: 'Cable i of every host on rail i: NVIDIA SuperPOD and most GPU clusters. In pods with cores, or flat.',
  schema: railOptimisedSchema,
  selectorFields: ['hosts', 'leaves'],
  partFields: { host: 'host', leafPart: 'switch', spinePart: 'switch', corePart: 'switch', link: 'link', uplink: 'link' },
  example: {
    hostsCount: 32,
    host: 'hgx-h100',
    hostsPerPodCount: 32,
    oversubscriptionRatio: 1,
    spinePart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
  },
  expand,
} as const satisfies PatternKind<'rail-optimised', typeof railOptimisedSchema>;
