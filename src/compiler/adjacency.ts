import type { NetworkGraph } from '../simulator/index.ts';

/** Outgoing links of each node, in compressed rows: links of node n are `links[offsets[n] .. offsets[n + 1])`. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly links: Int32Array;
}

/** Sorts the directed links of a graph (those that are used) by the node that they leave; within a node in order of link index. */
export function adjacencyOf(graph: NetworkGraph, isUsed: (link: number) => boolean = () => true): Adjacency {
  const nodeCount = graph.nodeIds.length;
  const linkCount = graph.linkFrom.length;
  const offsets = new Int32Array(nodeCount + 1);
  for (let link = 0; link < linkCount; link += 1) if (isUsed(link)) offsets[graph.linkFrom[link] + 1] += 1;
  for (let node = 0; node < nodeCount; node += 1) offsets[node + 1] += offsets[node];
  const next = offsets.slice(0, nodeCount);
  const links = new Int32Array(offsets[nodeCount]);
  for (let link = 0; link < linkCount; link += 1) {
    if (!isUsed(link)) continue;
    const from = graph.linkFrom[link];
    links[next[from]] = link;
    next[from] += 1;
  }
  return { offsets, links };
}
