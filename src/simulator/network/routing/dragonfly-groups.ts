import { corridorPath } from './corridor.ts';
import { pathHash } from './path-hash.ts';
import type { RoutingContext } from './route.ts';

/** Links of the path within the groups of both ends and over one global link; null outside a drawn dragonfly, or without such a link. */
export function minimalPath(context: RoutingContext, from: number, to: number): number[] | null {
  const groups = groupsOf(context, from, to);
  if (!groups) return null;
  return corridorPath(context, from, to, groups.start === groups.end ? [groups.start] : [groups.start, groups.end]);
}

/** Links of the path by way of a third group, drawn by hash; null where there is none. */
export function valiantPath(context: RoutingContext, from: number, to: number): number[] | null {
  const groups = groupsOf(context, from, to);
  if (!groups || groups.start === groups.end || groups.regionCount < 3) return null;
  const { firstRegion, regionCount, start, end } = groups;
  let third = firstRegion + (pathHash(context.seed, from, to, -1) % (regionCount - 2));
  for (const taken of [start, end].sort((a, b) => a - b)) if (third >= taken) third += 1;
  return corridorPath(context, from, to, [start, third, end]);
}

function groupsOf({ regions }: RoutingContext, from: number, to: number) {
  if (!regions) return null;
  const start = regions.regionOf[from];
  const end = regions.regionOf[to];
  for (const { kind, firstRegion, regionCount } of regions.fabrics) {
    const isIn = (region: number): boolean => region >= firstRegion && region < firstRegion + regionCount;
    if (kind === 'dragonfly' && isIn(start) && isIn(end)) return { start, end, firstRegion, regionCount };
  }
  return null;
}
