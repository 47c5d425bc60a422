import { err, ok, type Result } from '../base/result.ts';
import type { ExpandedTopology } from './expansion/expanded-topology.ts';
import { pathMatcher } from './select-nodes.ts';

/** What the target of a fault names: devices, or directions of cables. */
export interface FaultSubjects {
  /** Indices of devices, ascending. */
  readonly nodes: readonly number[];
  /** Index of each drawn link, and which of its directions. */
  readonly cables: readonly { readonly link: number; readonly isForward: boolean; readonly isBackward: boolean }[];
}

/**
 * Reads the target of a fault: selectors of devices (a container stands for all in it), or `A--B` for the cable between two
 * devices, `A->B` for one direction, `A--B#2` for the second of parallel ones, `A--B#*` for all. Ends of cables are selectors
 * as well: `leaf[0]--spine[*]`. The error is a sentence for the user.
 */
export function faultSubjects(topology: ExpandedTopology, target: string): Result<FaultSubjects, string> {
  for (const ends of splits(target)) {
    const cables = cablesBetween(topology, ends);
    if (cables.length > 0) return ok({ nodes: [], cables });
  }
  const matcher = pathMatcher(target);
  if (!matcher.ok) return err(splits(target).length > 0 ? `"${target}" names no cable that is drawn.` : matcher.error);
  const nodes = topology.nodes.flatMap(({ path }, index) => (matcher.value(path) ? [index] : []));
  if (nodes.length === 0)
    return err(`"${target}" names ${splits(target).length > 0 ? 'no cable that is drawn' : 'nothing that is drawn'}.`);
  return ok({ nodes, cables: [] });
}

interface CableEnds {
  readonly from: string;
  readonly to: string;
  readonly isDirected: boolean;
  /** Among parallel cables; null: all. */
  readonly number: number | null;
}

/** The target with both ends changed, or itself if it names devices. */
export function mapFaultTarget(target: string, change: (selectors: string) => string | null): string | null {
  const ends = splits(target)[0];
  if (!ends) return change(target);
  const from = change(ends.from);
  const to = change(ends.to);
  const suffix = /#(\d+|\*)$/.exec(target)?.[0] ?? '';
  return from === null || to === null ? null : `${from}${ends.isDirected ? '->' : '--'}${to}${suffix}`;
}

/** Every way to read a target as two ends: ids may hold `--` themselves. */
function splits(target: string): CableEnds[] {
  const numbered = /^(.*)#(\d+|\*)$/.exec(target);
  const text = numbered?.[1] ?? target;
  const number = numbered === null ? 1 : numbered[2] === '*' ? null : Number(numbered[2]);
  const ends: CableEnds[] = [];
  for (let at = 1; at < text.length - 2; at += 1) {
    const mark = text.slice(at, at + 2);
    if (mark !== '->' && mark !== '--') continue;
    ends.push({ from: text.slice(0, at), to: text.slice(at + 2), isDirected: mark === '->', number });
  }
  return ends;
}

function cablesBetween({ nodes, links }: ExpandedTopology, { from, to, isDirected, number }: CableEnds): FaultSubjects['cables'] {
  const isFrom = pathMatcher(from);
  const isTo = pathMatcher(to);
  if (!isFrom.ok || !isTo.ok) return [];
  const matchesFrom = nodes.map(({ path }) => isFrom.value(path));
  const matchesTo = nodes.map(({ path }) => isTo.value(path));
  return links.flatMap((link, index) => {
    const isAlong = matchesFrom[link.from] && matchesTo[link.to];
    const isAgainst = matchesFrom[link.to] && matchesTo[link.from];
    if (!isAlong && !isAgainst) return [];
    if (number !== null && number !== Number(/#(\d+)$/.exec(link.id)?.[1] ?? 1)) return [];
    return [{ link: index, isForward: isAlong || !isDirected, isBackward: isAgainst || !isDirected }];
  });
}
