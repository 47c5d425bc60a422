import type { TechnologyFamily } from '../../design/index.ts';
import type { BoxTree } from './tree.ts';

/** Cables that run the same way, before they have a route. */
export interface LinkGroup {
  readonly members: number[];
  readonly reversed: boolean[];
  /** Device, collapsed container, or `boxCount + bus`. */
  readonly from: number;
  readonly to: number;
  /** A device at each end, to anchor the line: of the first member. */
  readonly fromNode: number;
  readonly toNode: number;
  readonly technology: TechnologyFamily;
  readonly isRibbon: boolean;
}

/** Parallel cables up to this number are drawn one by one. */
const ribbonFrom = 5;

const families: readonly TechnologyFamily[] = ['scale-up', 'pcie', 'cxl', 'infiniband', 'ethernet', 'memory', 'storage', 'optical'];

/**
 * Groups the cables of the topology into the lines of the drawing. Cables to a bus of scale-up switches or to a closed
 * container join per peer and technology; five or more parallel cables join too. No cable is lost except those that lie
 * wholly within a closed container.
 */
export function groupLinks(tree: BoxTree, busOfNode: Int32Array): LinkGroup[] {
  const { topology, shownAs, boxCount, nodeCount } = tree;
  const endOf = (node: number): number => {
    const shown = shownAs[node];
    return shown === node && busOfNode[node] >= 0 ? boxCount + busOfNode[node] : shown;
  };
  const span = boxCount + nodeCount + 1;
  const byEnds = new Map<number, LinkGroup>();
  topology.links.forEach((link, index) => {
    const a = endOf(link.from);
    const b = endOf(link.to);
    if (a === b) return;
    const isReversed = a > b;
    const from = isReversed ? b : a;
    const to = isReversed ? a : b;
    const key = (from * span + to) * families.length + families.indexOf(link.technology);
    const known = byEnds.get(key);
    if (known) {
      known.members.push(index);
      known.reversed.push(isReversed);
      return;
    }
    byEnds.set(key, {
      members: [index],
      reversed: [isReversed],
      from,
      to,
      fromNode: isReversed ? link.to : link.from,
      toNode: isReversed ? link.from : link.to,
      technology: link.technology,
      isRibbon: false,
    });
  });
  const groups: LinkGroup[] = [];
  for (const group of byEnds.values()) {
    const isJoined = group.from >= nodeCount || group.to >= nodeCount;
    if (group.members.length === 1) groups.push(group);
    else if (isJoined || group.members.length >= ribbonFrom) groups.push({ ...group, isRibbon: true });
    else group.members.forEach((member, i) => groups.push({ ...group, members: [member], reversed: [group.reversed[i]] }));
  }
  return groups;
}
