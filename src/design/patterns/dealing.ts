import type { PatternLink } from './pattern-kind.ts';

/** Copies `first` to `first + count - 1` of a path. */
export function copiesOf(path: string, count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) => `${path}[${first + index}]`);
}

/**
 * Deals `cablesEach` cables of every lower switch round the upper ones, going on where the switch before left off: no two
 * upper switches differ by more than one cable in all, and none of a lower one's by more than one between any two.
 */
export function deal(
  lower: readonly string[],
  upper: readonly string[],
  cablesEach: number,
  link: Omit<PatternLink, 'from' | 'to' | 'count'>,
): PatternLink[] {
  const links: PatternLink[] = [];
  lower.forEach((from, index) => {
    const start = (index * cablesEach) % upper.length;
    for (let step = 0; step < Math.min(cablesEach, upper.length); step += 1) {
      const count = Math.floor((cablesEach - 1 - step) / upper.length) + 1;
      links.push({ ...link, from, to: upper[(start + step) % upper.length], ...(count > 1 ? { count } : {}) });
    }
  });
  return links;
}

/**
 * How a leaf with `radix` ports divides them so that its down-links carry at most `oversubscriptionRatio` times what its
 * uplinks do: as many hosts as fit, and the uplinks that they need.
 */
export function leafSplit(
  radix: number,
  oversubscriptionRatio: number,
  downBytesPerSecond: number,
  upBytesPerSecond: number,
): { readonly downCount: number; readonly upCount: number } {
  // down · d ≤ ratio · up · (radix − d)
  const share = (oversubscriptionRatio * upBytesPerSecond) / (downBytesPerSecond + oversubscriptionRatio * upBytesPerSecond);
  const downCount = Math.max(1, Math.min(radix - 1, Math.floor(radix * share + 1e-9)));
  return { downCount, upCount: uplinksFor(downCount, oversubscriptionRatio, downBytesPerSecond, upBytesPerSecond) };
}

/** Fewest uplinks that keep the promise of oversubscription. The tolerance keeps a ratio such as 1.1 from adding a cable for a rounding error. */
export function uplinksFor(downCount: number, oversubscriptionRatio: number, downBytesPerSecond: number, upBytesPerSecond: number): number {
  return Math.max(1, Math.ceil((downCount * downBytesPerSecond) / (oversubscriptionRatio * upBytesPerSecond) - 1e-9));
}

/**
 * Fewest upper switches that take all uplinks: enough ports in all, and a number that divides the uplinks of each lower
 * switch if there is one within reach, so that every pair is joined by as many cables.
 */
export function uppersFor(lowerCount: number, uplinksEach: number, radix: number): number {
  const least = Math.max(1, Math.ceil((lowerCount * uplinksEach) / radix));
  for (let count = least; count <= Math.min(uplinksEach, least * 2); count += 1) if (uplinksEach % count === 0) return count;
  return least;
}
