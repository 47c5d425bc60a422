import type { PatternLink } from './pattern-kind.ts';

/**
 * Global links of a dragonfly: every group has `portsPerGroup` of them, spread evenly over the other groups; what does not
 * come out even stays unused. Link t of group i to group j leaves from port ((j − i − 1) mod g)·m + t, so that each port
 * carries one cable and the groups look alike (the "relative" arrangement).
 *
 * @param end where global port `port` of group `group` is
 * @see Hastings et al., "Comparing global link arrangements for dragonfly networks", CLUSTER 2015
 */
export function globalLinks(
  groupsCount: number,
  portsPerGroup: number,
  end: (group: number, port: number) => string,
  link: Omit<PatternLink, 'from' | 'to' | 'count'>,
): PatternLink[] {
  if (groupsCount < 2) return [];
  const perPair = Math.floor(portsPerGroup / (groupsCount - 1));
  const links: PatternLink[] = [];
  for (let i = 0; i < groupsCount; i += 1) {
    for (let j = i + 1; j < groupsCount; j += 1) {
      for (let t = 0; t < perPair; t += 1) {
        const there = (j - i - 1) * perPair + t;
        const back = (groupsCount - (j - i) - 1) * perPair + t;
        links.push({ ...link, from: end(i, there), to: end(j, back) });
      }
    }
  }
  return links;
}
