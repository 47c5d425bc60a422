import type { NetworkGraph } from '../simulation-input.ts';
import type { FlowClass } from './flow-class.ts';

/** Relative difference of two member counts that is rounding and no more. */
const countTolerance = 1e-9;

/** Links that always carry the same, kept as one *lane*: the planes of a scale-up domain over which every flow is sprayed evenly. */
export interface LinkLanes {
  /** [linkCount] lane of each link. */
  readonly laneOfLink: Int32Array;
  /** [laneCount] first link of each lane, in link order. */
  readonly firstLink: Int32Array;
  /** [laneCount] how many links it stands for. */
  readonly linkCount: Int32Array;
}

/** Thrown where a flow does not use all links of a lane alike: then the lanes were no lanes. */
export class LanesDiffer extends Error {}

/** Every link by itself. */
export function separateLanes(linkCount: number): LinkLanes {
  const links = Int32Array.from({ length: linkCount }, (_, link) => link);
  return { laneOfLink: links, firstLink: links, linkCount: new Int32Array(linkCount).fill(1) };
}

/**
 * Joins the links of a node to scale-up switches that cannot be told apart: switches with the same neighbours over links of the
 * same bandwidth and latency. Spraying in proportion to bandwidth then loads them alike, at every instant, so that one number
 * stands for all without approximation; 18 planes of an NVL72 cost as much as one.
 * Not for networks with faults: a link that changes by itself is not like the others of its lane.
 */
export function scaleUpLanes(graph: NetworkGraph): LinkLanes {
  const { linkFrom, linkTo, nodeKinds, linkBandwidthBytesPerSecond, linkLatencySeconds } = graph;
  const count = linkFrom.length;
  const ends = new Map<number, string[]>();
  const switchOf = (link: number): number =>
    nodeKinds[linkTo[link]] === 'scale-up-switch' ? linkTo[link] : nodeKinds[linkFrom[link]] === 'scale-up-switch' ? linkFrom[link] : -1;
  const describe = (link: number, at: number): string =>
    `${linkFrom[link] === at ? 'out' : 'in'} ${linkFrom[link] + linkTo[link] - at} ${linkBandwidthBytesPerSecond[link]} ${linkLatencySeconds[link]}`;
  for (let link = 0; link < count; link += 1) {
    const at = switchOf(link);
    if (at < 0) continue;
    const own = ends.get(at) ?? [];
    own.push(describe(link, at));
    ends.set(at, own);
  }
  const kindOfSwitch = new Map<number, string>();
  for (const [at, own] of ends) kindOfSwitch.set(at, `${graph.nodeReduces[at]} ${own.sort().join('|')}`);
  const kinds = new Map<string, number>();
  const laneOf = new Map<string, number>();
  const laneOfLink = new Int32Array(count);
  const firstLink: number[] = [];
  const linkCount: number[] = [];
  for (let link = 0; link < count; link += 1) {
    const at = switchOf(link);
    const kind = kindOfSwitch.get(at) ?? '';
    if (at >= 0 && !kinds.has(kind)) kinds.set(kind, kinds.size);
    const key = at < 0 ? `${link}` : `${kinds.get(kind)} ${describe(link, at)}`;
    const lane = laneOf.get(key) ?? firstLink.length;
    laneOfLink[link] = lane;
    if (lane < firstLink.length) linkCount[lane] += 1;
    else {
      laneOf.set(key, lane);
      firstLink.push(link);
      linkCount.push(1);
    }
  }
  return { laneOfLink, firstLink: Int32Array.from(firstLink), linkCount: Int32Array.from(linkCount) };
}

/**
 * The same class over lanes.
 *
 * @throws LanesDiffer if it uses links of one lane unequally
 */
export function overLanes({ laneOfLink, firstLink, linkCount }: LinkLanes, flowClass: FlowClass): FlowClass {
  const { links, memberCounts } = flowClass;
  if (firstLink.length === laneOfLink.length) return flowClass;
  const seen = new Map<number, { readonly members: number; links: number }>();
  for (let i = 0; i < links.length; i += 1) {
    const lane = laneOfLink[links[i]];
    const known = seen.get(lane);
    if (known === undefined) seen.set(lane, { members: memberCounts[i], links: 1 });
    else if (Math.abs(known.members - memberCounts[i]) > countTolerance * known.members) throw new LanesDiffer();
    else known.links += 1;
  }
  for (const [lane, { links: used }] of seen) if (used !== linkCount[lane]) throw new LanesDiffer();
  return {
    ...flowClass,
    links: Int32Array.from(seen.keys()),
    memberCounts: Float64Array.from(seen.values(), ({ members }) => members),
  };
}
