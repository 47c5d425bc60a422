import type { ExpandedLink, ExpandedNode, ExpandedTopology } from '../design/index.ts';
import type { NetworkGraph } from '../simulator/index.ts';

/** Time that a switch needs from port to port; it is paid on the way out, so that a path pays it once for each switch. */
function traversalSeconds(node: ExpandedNode): number {
  return node.part.family === 'switch' ? node.part.latencySeconds : 0;
}

/** What a device can send into, or take from, one of its links: NICs and memories are slower than some links that fit. */
function deviceLimit(node: ExpandedNode, link: ExpandedLink, isSending: boolean): number {
  const { part } = node;
  if (part.family === 'memory') return isSending ? part.readBandwidthBytesPerSecond : part.writeBandwidthBytesPerSecond;
  if (part.family === 'nic' && (link.technology === 'infiniband' || link.technology === 'ethernet')) return part.bandwidthBytesPerSecond;
  return Number.POSITIVE_INFINITY;
}

/** `#2` of a parallel cable, or nothing. Asking for lengths first spares V8 from building ids that nobody reads. */
function parallelSuffix(link: ExpandedLink, from: ExpandedNode, to: ExpandedNode): string {
  if (link.id.length === from.path.length + to.path.length + 2) return '';
  const at = link.id.lastIndexOf('#');
  return at < 0 ? '' : link.id.slice(at);
}

/**
 * The drawing with integer indices: node n of the topology is node n of the graph, drawn link k is the directed links
 * 2k (as drawn) and 2k + 1 (back).
 */
export function networkGraph(topology: ExpandedTopology): NetworkGraph {
  const { nodes, links } = topology;
  const linkCount = 2 * links.length;
  const linkIds = new Array<string>(linkCount);
  const linkTechnologies = new Array<string>(linkCount);
  const linkFrom = new Int32Array(linkCount);
  const linkTo = new Int32Array(linkCount);
  const linkReverse = new Int32Array(linkCount);
  const linkBandwidthBytesPerSecond = new Float64Array(linkCount);
  const linkLatencySeconds = new Float64Array(linkCount);

  const direct = (index: number, link: ExpandedLink, from: number, to: number, bandwidth: number): void => {
    linkIds[index] = `${nodes[from].path}->${nodes[to].path}${parallelSuffix(link, nodes[from], nodes[to])}`;
    linkTechnologies[index] = link.part.id;
    linkFrom[index] = from;
    linkTo[index] = to;
    linkReverse[index] = index ^ 1;
    linkBandwidthBytesPerSecond[index] = Math.min(bandwidth, deviceLimit(nodes[from], link, true), deviceLimit(nodes[to], link, false));
    linkLatencySeconds[index] = link.latencySeconds + traversalSeconds(nodes[from]);
  };
  links.forEach((link, k) => {
    direct(2 * k, link, link.from, link.to, link.bandwidthBytesPerSecond);
    direct(2 * k + 1, link, link.to, link.from, link.reverseBandwidthBytesPerSecond);
  });

  return {
    nodeIds: nodes.map((node) => node.path),
    nodeKinds: nodes.map((node) => node.kind),
    linkIds,
    linkFrom,
    linkTo,
    linkReverse,
    linkBandwidthBytesPerSecond,
    linkLatencySeconds,
    linkTechnologies,
    nodeReduces: Uint8Array.from(nodes, ({ part }) => (part.family === 'switch' && part.hasInNetworkReduction ? 1 : 0)),
  };
}
